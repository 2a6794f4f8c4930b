using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>A property of a record through which hoisted members reach an object inside it.</summary>
/// <param name="Path">Where that object is: <c>spec.template.spec</c>.</param>
/// <param name="CSharpName">The property's name.</param>
/// <param name="Definition">What the object is.</param>
/// <param name="IsNullable">Whether the property may be null.</param>
/// <param name="Outer">The accessor that holds it when the property is a private helper; null when it exists anyway.</param>
/// <param name="Property">The schema property of the object in its holder.</param>
internal sealed record RecordAccessor(string Path, string CSharpName, SchemaDefinition Definition, bool IsNullable, RecordAccessor? Outer, SchemaProperty Property);
