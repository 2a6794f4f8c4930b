namespace Kubewright.Runtime;

/// <summary>Names one object of the cluster. Ordered by kind, namespace and name, byte by byte.</summary>
/// <param name="Kind">The kind, for example <c>StatefulSet</c>.</param>
/// <param name="Namespace">The namespace; empty for a cluster-scoped kind.</param>
/// <param name="Name">The object's name.</param>
public readonly record struct ObjectKey(string Kind, string Namespace, string Name) : IComparable<ObjectKey>
{
    /// <summary>The key of <paramref name="obj"/>; a namespaced object without a namespace belongs to <c>default</c>.</summary>
    public static ObjectKey Of(IKubernetesObject obj) =>
        Of(obj.Kind, obj.Metadata.Namespace, obj.Metadata.Name ?? "");

    /// <summary>The key of an object by name; a namespaced kind without a namespace belongs to <c>default</c>.</summary>
    public static ObjectKey Of(string kind, string? @namespace, string name) =>
        KindInfo.Find(kind) is { IsNamespaced: false }
            ? new ObjectKey(kind, "", name)
            : new ObjectKey(kind, string.IsNullOrEmpty(@namespace) ? KindInfo.DefaultNamespace : @namespace, name);

    /// <inheritdoc/>
    public int CompareTo(ObjectKey other)
    {
        var order = string.CompareOrdinal(Kind, other.Kind);
        if (order == 0)
        {
            order = string.CompareOrdinal(Namespace, other.Namespace);
        }

        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>StatefulSet/default/web</c>, or <c>Node/k8s-node1</c> for a cluster-scoped kind.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";
}
