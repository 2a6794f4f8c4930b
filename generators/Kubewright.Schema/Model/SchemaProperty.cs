using System;

namespace Kubewright.Schema;

/// <summary>One property of a definition, with the facts that Kubernetes keeps about it.</summary>
public sealed record SchemaProperty : IEquatable<SchemaProperty>
{
    /// <summary>The name in JSON and YAML.</summary>
    public string Name { get; init; } = "";

    /// <summary>The C# property's name: the JSON name with its first letter upper-cased, or the <c>x-csharp-name</c>.</summary>
    public string CSharpName { get; init; } = "";

    /// <summary>The name of a C# parameter or local for the value, not yet escaped; the JSON name unless that is no identifier.</summary>
    public string ParameterName { get => field ?? Name; init; } = null!;

    /// <summary>The type of the value.</summary>
    public SchemaType Type { get; init; } = new(SchemaTypeKind.String);

    /// <summary>One sentence about the property.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether the API server refuses an object without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The scalar that the API server fills in, as JSON text; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The first Kubernetes release that has it; null for 1.14 and older.</summary>
    public string? Since { get; init; }

    /// <summary>The first release that keeps it without a feature gate; null when that is <see cref="Since"/>.</summary>
    public string? EnabledSince { get; init; }

    /// <summary>Whether an update that changes it is refused.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>The release from which it may be changed; null when that never changed.</summary>
    public string? MutableSince { get; init; }

    /// <summary>The unit of a number: seconds, bytes, percent, count, milliseconds.</summary>
    public string? Unit { get; init; }

    /// <summary>What is demanded of the value besides its type; null when nothing is.</summary>
    public SchemaLimits? Limits { get; init; }

    /// <summary>How lists are merged: atomic, set or map.</summary>
    public string? ListType { get; init; }

    /// <summary>The members that identify an item of a list of type map.</summary>
    public EquatableArray<string> ListMapKeys { get; init; }

    /// <summary>The member by which a strategic merge patch matches items.</summary>
    public string? PatchMergeKey { get; init; }

    /// <summary>The strategic merge strategies, comma separated, as published.</summary>
    public string? PatchStrategy { get; init; }

    /// <summary>The definitions whose names the string may hold, the C# type first.</summary>
    public EquatableArray<string> References { get; init; }
}
