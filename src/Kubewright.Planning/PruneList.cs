using System.Collections.Immutable;

namespace Kubewright.Planning;

/// <summary>What pruning deletes, and what it never does.</summary>
/// <param name="Deleted">The objects that go, those first that others do not refer to.</param>
/// <param name="Kept">Why others stay, a sentence each.</param>
public sealed record PruneList(ImmutableArray<ObjectId> Deleted, ImmutableArray<string> Kept)
{
    /// <summary>Sorts the objects that are there and not wanted any more.</summary>
    /// <param name="before">What is there.</param>
    /// <param name="after">What is wanted.</param>
    public static PruneList Of(IReadOnlyList<PlanObject> before, IReadOnlyList<PlanObject> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var sets = before.Concat(after).Select(static item => item.Object).OfType<StatefulSet>().ToList();
        var wanted = after.Select(static item => item.Id).ToHashSet();
        var removed = before.Select(static item => item.Id).Where(id => !wanted.Contains(id)).Distinct().OrderDescending()
            .Select(id => (Id: id, Why: WhyKept(id, sets)))
            .ToList();
        return new PruneList(
            [.. removed.Where(static item => item.Why is null).Select(static item => item.Id)],
            [.. removed.Where(static item => item.Why is not null).Select(static item => $"{item.Id} stays: {item.Why}")]);
    }

    private static string? WhyKept(ObjectId id, List<StatefulSet> sets) => id switch
    {
        { Group: "", Kind: "Namespace" } => "with it everything in it would be deleted, the data of sets included. Delete it with kubectl.",
        { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" } => "with it every object of its kind would be deleted. Delete it with kubectl.",
        { Group: "", Kind: "PersistentVolumeClaim" } when sets.Find(set => Holds(set, id)) is { } set =>
            $"it holds the data of a pod of StatefulSet/{set.Metadata.Name}. Delete it with kubectl.",
        _ => null,
    };

    private static bool Holds(StatefulSet set, ObjectId claim) =>
        set.Metadata.Namespace == claim.Namespace
        && StatefulSetNames.TryParse(claim.Name, out var parent, out _)
        && (set.Spec?.VolumeClaimTemplates ?? []).Any(template => parent == $"{template.Metadata?.Name}-{set.Metadata.Name}");
}
