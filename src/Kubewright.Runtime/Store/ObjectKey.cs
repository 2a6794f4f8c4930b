using System.Runtime.InteropServices;

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

    /// <summary>A hash of namespace and name, shifted by the kind, of which there are few. The same in every process, and quick: nothing is done as often.</summary>
    public override int GetHashCode()
    {
        var hash = Mix(Mix((ulong)(Kind ?? "").Length, Namespace), Name);
        return (int)(hash ^ (hash >> 32));
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

    private static ulong Mix(ulong hash, string? text)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = Mix(hash, MemoryMarshal.Read<ulong>(bytes));
        }

        var rest = (ulong)bytes.Length;
        foreach (var letter in MemoryMarshal.Cast<byte, char>(bytes))
        {
            rest = (rest << 16) | letter;
        }

        return Mix(hash, rest);
    }

    /// <summary>Takes up a word. Both halves of the product: each bit of the word has to reach each bit of the hash.</summary>
    private static ulong Mix(ulong hash, ulong word)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        return Math.BigMul(hash ^ word, Odd, out var low) ^ low;
    }

    /// <summary><c>StatefulSet/default/web</c>, or <c>Node/k8s-node1</c> for a cluster-scoped kind.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";
}
