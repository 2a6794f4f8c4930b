using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>
/// What of the schema of an object shows in the record that is made of it. Schemas of the same shape become one record:
/// operators write a type out wherever they use it, so a pod template has the same selector in thirty places.
/// </summary>
internal sealed class ObjectShape : IEquatable<ObjectShape>
{
    private readonly Node _schema;
    private readonly IReadOnlyList<string> _keys;

    /// <summary>The shape of a schema.</summary>
    /// <param name="schema">The schema of an object.</param>
    /// <param name="keys">The members that tell items of a list apart.</param>
    public ObjectShape(Node schema, IReadOnlyList<string> keys) => (_schema, _keys) = (schema, keys);

    /// <inheritdoc/>
    public bool Equals(ObjectShape? other) =>
        other is not null
        && _keys.SequenceEqual(other._keys, StringComparer.Ordinal)
        && _schema["x-kubernetes-preserve-unknown-fields"].Flag() == other._schema["x-kubernetes-preserve-unknown-fields"].Flag()
        && _schema["required"].IsSame(other._schema["required"])
        && _schema["properties"].IsSame(other._schema["properties"]);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ObjectShape);

    /// <summary>The names of the members tell nearly all shapes apart.</summary>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var member in _schema["properties"].Members())
        {
            hash = unchecked((hash * 31) + StringComparer.Ordinal.GetHashCode(member.Name));
        }

        return hash;
    }
}
