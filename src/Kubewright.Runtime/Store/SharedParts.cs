using System.Diagnostics.CodeAnalysis;

namespace Kubewright.Runtime;

/// <summary>The parts of metadata that many objects have alike, held once: the labels of a set's claims, the owners of its pods.</summary>
internal sealed class SharedParts
{
    private const int Capacity = 64;

    private readonly RecentValues<Labels> _labels = new(Capacity, new InOrder());
    private readonly RecentValues<ValueList<OwnerReference>> _owners = new(Capacity);

    /// <summary>Labels or annotations; as they are if the object had them before.</summary>
    public Labels? Share(Labels? labels, Labels? before) =>
        labels is null || ReferenceEquals(labels, before) ? labels : _labels.Share(labels);

    /// <summary>Owners; as they are if the object had them before.</summary>
    public ValueList<OwnerReference>? Share(ValueList<OwnerReference>? owners, ValueList<OwnerReference>? before) =>
        owners is null || ReferenceEquals(owners, before) ? owners : _owners.Share(owners);

    /// <summary>Labels that are written alike. Labels themselves are equal in any order.</summary>
    private sealed class InOrder : EqualityComparer<Labels>
    {
        public override bool Equals(Labels? x, Labels? y) => x!.Count == y!.Count && x.SequenceEqual(y);

        public override int GetHashCode([DisallowNull] Labels obj) => obj.GetHashCode();
    }
}
