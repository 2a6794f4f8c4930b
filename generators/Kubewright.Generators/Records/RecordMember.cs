using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>One public property of a generated record: its own, or one hoisted from an object inside it.</summary>
/// <param name="CSharpName">The property's name on the record.</param>
/// <param name="Property">The schema property that it writes.</param>
/// <param name="Path">Where it writes, relative to the record: <c>spec.replicas</c>.</param>
/// <param name="Parent">The accessor of the object that holds it; null for the record's own properties.</param>
/// <param name="MapKey">The key when it writes one entry of a map; otherwise null.</param>
internal sealed record RecordMember(string CSharpName, SchemaProperty Property, string Path, RecordAccessor? Parent, string? MapKey)
{
    /// <summary>Whether C# demands that the member is mentioned.</summary>
    public bool IsRequired => Property.IsRequired && MapKey is null;

    /// <summary>The type of the value: the map's value type for a map entry.</summary>
    public SchemaType Type => MapKey is null ? Property.Type : Property.Type.Element!;
}
