using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>One value of an object together with what the schema says about it.</summary>
/// <param name="At">The value and its path.</param>
/// <param name="Type">The type that the schema wants: of an item for an item of a list, of a value for an entry of a map.</param>
/// <param name="Property">The property that the value stands in, an item or entry among others; null for the object itself.</param>
/// <param name="Holder">The type of the list or map that the value is an item or entry of; null for the property's own value.</param>
public sealed record SchemaValue(NodeAt At, SchemaType Type, PropertyFacts? Property, SchemaType? Holder = null)
{
    /// <summary>The value as an object with the facts of its definition; null when it is no object, or the schema wants none here.</summary>
    public (ObjectNode Node, TypeFacts Facts)? Object => At.Node is ObjectNode map && Schemas.Of(Type) is { } facts ? (map, facts) : null;
}
