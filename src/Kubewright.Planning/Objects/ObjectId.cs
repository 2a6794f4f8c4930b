namespace Kubewright.Planning;

/// <summary>What tells an object from all others of a cluster; its version is no part of it. Ordered as objects are applied, then by name.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Kind">The kind, for example <c>StatefulSet</c>.</param>
/// <param name="Namespace">The namespace; empty for a cluster-scoped kind.</param>
/// <param name="Name">The name.</param>
public readonly record struct ObjectId(string Group, string Kind, string Namespace, string Name) : IComparable<ObjectId>
{
    /// <inheritdoc/>
    public int CompareTo(ObjectId other)
    {
        var order = ApplyOrder.RankOf(Group, Kind).CompareTo(ApplyOrder.RankOf(other.Group, other.Kind));
        order = order != 0 ? order : string.CompareOrdinal(Namespace, other.Namespace);
        order = order != 0 ? order : string.CompareOrdinal(Kind, other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(Group, other.Group);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>StatefulSet/web</c>, or with a namespace other than <c>default</c> <c>StatefulSet/prod/web</c>.</summary>
    public override string ToString() =>
        Namespace is "" or KindInfo.DefaultNamespace ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";
}
