using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Names one object of the cluster. Ordered by kind, namespace and name, byte by byte.</summary>
/// <param name="Kind">The kind, for example <c>StatefulSet</c>; for one that a definition adds its resource with the group: <c>crontabs.example.com</c>.</param>
/// <param name="Namespace">The namespace; empty for a cluster-scoped kind.</param>
/// <param name="Name">The object's name.</param>
public readonly record struct ObjectKey(string Kind, string Namespace, string Name) : IComparable<ObjectKey>
{
    /// <summary>The key of <paramref name="obj"/>; a namespaced object without a namespace belongs to <c>default</c>.</summary>
    public static ObjectKey Of(IKubernetesObject obj) => obj is CustomObject custom
        ? Of(custom.Info.Names, obj.Metadata.Namespace, obj.Metadata.Name ?? "")
        : Of(obj.Kind, obj.Metadata.Namespace, obj.Metadata.Name ?? "");

    /// <summary>The key of an object by the names of its kind.</summary>
    public static ObjectKey Of(ResourceKind names, string? @namespace, string name)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new ObjectKey(KindOf(names), !names.IsNamespaced ? "" : string.IsNullOrEmpty(@namespace) ? KindInfo.DefaultNamespace : @namespace, name);
    }

    /// <summary>How keys name a kind.</summary>
    public static string KindOf(ResourceKind names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return KindInfo.Find(names.Kind)?.Resource == names.Resource ? names.Kind : names.Resource;
    }

    /// <summary>The key of an object by name; a namespaced kind without a namespace belongs to <c>default</c>.</summary>
    public static ObjectKey Of(string kind, string? @namespace, string name) =>
        KindInfo.Find(kind) is { IsNamespaced: false }
            ? new ObjectKey(kind, "", name)
            : new ObjectKey(kind, string.IsNullOrEmpty(@namespace) ? KindInfo.DefaultNamespace : @namespace, name);

    /// <summary>Whether both name the same object. The name comes first, as it tells most of them apart.</summary>
    public bool Equals(ObjectKey other) => Name == other.Name && Namespace == other.Namespace && Kind == other.Kind;

    /// <summary>A hash of namespace and name, shifted by the kind, of which there are few. Events are looked up in the order of the stamps that end their names.</summary>
    public override int GetHashCode()
    {
        const int StampDigits = 16;
        var space = NameHash.Mix((ulong)(Kind ?? "").Length, Namespace);
        return Kind == nameof(Event)
            && Name is { Length: > StampDigits }
            && Name[^(StampDigits + 1)] == '.'
            && int.TryParse(Name.AsSpan(Name.Length - (StampDigits / 2)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var stamp)
                ? (int)space + stamp
                : NameHash.Of(space, Name);
    }

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
