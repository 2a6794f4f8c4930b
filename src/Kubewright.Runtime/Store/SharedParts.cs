using System.Diagnostics.CodeAnalysis;

namespace Kubewright.Runtime;

/// <summary>The parts of metadata that many objects have alike, held once: the labels of a set's claims, the owners of its pods.</summary>
internal sealed class SharedParts
{
    private const int Capacity = 64;

    private readonly RecentValues<Labels> _labels = new(Capacity, new InOrder());
    private readonly RecentValues<ValueList<OwnerReference>> _owners = new(Capacity);

    /// <summary>Metadata of an object that is to be stored, with such parts.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="before">What is stored, whose parts are shared already; null for nothing.</param>
    /// <param name="uid">The object's uid.</param>
    /// <param name="version">Its new version.</param>
    public ObjectMeta In(ObjectMeta metadata, ObjectMeta? before, string? uid, string version) => metadata with
    {
        Uid = uid,
        ResourceVersion = version,
        Labels = Share(metadata.Labels, before?.Labels),
        Annotations = Share(metadata.Annotations, before?.Annotations),
        OwnerReferences = Share(metadata.OwnerReferences, before?.OwnerReferences),
    };

    private Labels? Share(Labels? labels, Labels? before) =>
        labels is null || ReferenceEquals(labels, before) ? labels : _labels.Share(labels);

    private ValueList<OwnerReference>? Share(ValueList<OwnerReference>? owners, ValueList<OwnerReference>? before) =>
        owners is null || ReferenceEquals(owners, before) ? owners : _owners.Share(owners);

    /// <summary>Labels that are written alike. Labels themselves are equal in any order.</summary>
    private sealed class InOrder : EqualityComparer<Labels>
    {
        public override bool Equals(Labels? x, Labels? y)
        {
            if (x!.Count != y!.Count)
            {
                return false;
            }

            var other = y.GetEnumerator();
            foreach (var label in x)
            {
                if (!other.MoveNext() || label != other.Current)
                {
                    return false;
                }
            }

            return true;
        }

        public override int GetHashCode([DisallowNull] Labels obj) => obj.GetHashCode();
    }
}
