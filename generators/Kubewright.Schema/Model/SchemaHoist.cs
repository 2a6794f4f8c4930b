using System;

namespace Kubewright.Schema;

/// <summary>Members of a nested object that can be written on the outer record itself (<c>x-hoist</c>).</summary>
/// <param name="Path">Where the nested object is: <c>spec.template.spec</c>.</param>
/// <param name="Members">JSON name and C# name of each hoisted member; empty for all of them under their own names.</param>
public sealed record SchemaHoist(string Path, EquatableArray<SchemaHoist.Member> Members) : IEquatable<SchemaHoist>
{
    /// <summary>One hoisted member.</summary>
    /// <param name="Name">The name in the nested object; a map entry is <c>requests[storage]</c>.</param>
    /// <param name="CSharpName">The property's name on the outer record.</param>
    public sealed record Member(string Name, string CSharpName) : IEquatable<Member>;
}
