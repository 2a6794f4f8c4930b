using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Testing;

/// <summary>
/// What holds of every StatefulSet whatever users and nodes do (SS-310 to SS-318). The rules are about what the
/// controller does: a user may break most of them.
/// </summary>
public static class StatefulSetInvariants
{
    /// <summary>SS-310: the controller of an ordered set creates a pod only when all pods below it are available.</summary>
    public static Invariant CreationOrder { get; } = new(
        "SS-310 creation order",
        "In an ordered set a pod is created only when all pods below it are available.",
        static context => CreatedPod(context) is ({ } set, { } pod, var ordinal) && new StatefulSetShape(set).IsOrdered
            && Slots(set).Where(slot => slot < ordinal).FirstOrNull(slot => !context.IsAvailable(set, slot)) is { } below
                ? $"{pod.Metadata.Name} was created before {Name(set, below)} was available"
                : null);

    /// <summary>SS-311: the controller creates pods within the range of ordinals, and a settled set has exactly that range.</summary>
    public static Invariant Range { get; } = new(
        "SS-311 ordinals",
        "Pods are created within the set's range of ordinals, and a settled set has exactly those.",
        static context =>
        {
            if (CreatedPod(context) is ({ } set, { } pod, var ordinal) && !new StatefulSetShape(set).HasSlot(ordinal))
            {
                return $"{pod.Metadata.Name} was created outside the set's range";
            }

            return context.IsAtRest
                ? Living(context)
                    .Where(static item => item.Status is { } status && IsComplete(item, status))
                    .Select(item => Difference(item, context.PodsOf(item).Select(OrdinalOf).Order()))
                    .FirstOrDefault(static problem => problem is not null)
                : null;
        });

    /// <summary>SS-312: a pod is created with a claim of its own per claim template.</summary>
    public static Invariant Claims { get; } = new(
        "SS-312 claims",
        "Every pod has its own claim for every claim template.",
        static context => CreatedPod(context) is ({ } set, { } pod, var ordinal)
            ? new StatefulSetShape(set).ClaimTemplates
                .Select(template => ClaimProblem(context, pod, template.Metadata?.Name ?? "", StatefulSetNames.Claim(template.Metadata?.Name ?? "", set.Metadata.Name ?? "", ordinal)))
                .FirstOrDefault(static problem => problem is not null)
            : null);

    /// <summary>SS-313, SS-314: a status that says "settled" tells the truth about the pods.</summary>
    public static Invariant Status { get; } = new(
        "SS-313 status",
        "The counters are in order, and a settled status says which revision every pod has.",
        static context => context.Change is { New: StatefulSet { Status: { } status } set } change && status != (change.Old as StatefulSet)?.Status
            ? StatusProblem(context, set, status)
            : null);

    /// <summary>SS-315: the history keeps <c>revisionHistoryLimit</c> revisions that are not in use.</summary>
    public static Invariant History { get; } = new(
        "SS-315 history",
        "Besides the revisions in use there are at most revisionHistoryLimit, and one more while an update begins.",
        static context => context.IsAtRest || context.Change is { Type: StoreEventType.Added, Object: ControllerRevision }
            ? Living(context).Select(set => HistoryProblem(context, set)).FirstOrDefault(static problem => problem is not null)
            : null);

    /// <summary>SS-316, SS-317: the controller deletes a pod only for a reason, and updates from the top within the budget.</summary>
    public static Invariant Deletion { get; } = new(
        "SS-317 deletion",
        "A pod is deleted only because it ended, is outside the range, or is outdated; in order, and within the budget.",
        static context => context is { IsByStatefulSetController: true, StartsDeletion: true, Change.Object: Pod pod }
            && context.OwnerOf(pod) is { Metadata.DeletionTimestamp: null } set
                ? PodDeletion.Problem(context, set, pod)
                : null);

    /// <summary>SS-318: a controller deletes a claim only when its owners are gone.</summary>
    public static Invariant ClaimRetention { get; } = new(
        "SS-318 claim retention",
        "Claims are deleted by users, with their namespace, or because all their owners are gone.",
        static context => context is { Actor: not null, StartsDeletion: true, Change.Object: PersistentVolumeClaim claim }
            && !(context.Actor == NamespaceActor && IsLeaving(context, ObjectKey.Of(claim).Namespace))
            && (claim.Metadata.OwnerReferences is not { Count: > 0 } owners || owners.Any(owner => IsAlive(context, owner)))
                ? $"the claim {claim.Metadata.Name} was deleted by the {context.Actor}"
                : null);

    /// <summary>All of them.</summary>
    public static ImmutableArray<Invariant> All { get; } = [CreationOrder, Range, Claims, Status, History, Deletion, ClaimRetention];

    /// <summary>Who empties a namespace, whatever the claims' owners are (SS-207).</summary>
    private const string NamespaceActor = "namespace-controller";

    internal static int OrdinalOf(Pod pod) => StatefulSetNames.TryParse(pod.Metadata.Name, out _, out var ordinal) ? ordinal : -1;

    internal static string Name(StatefulSet set, int ordinal) => StatefulSetNames.Pod(set.Metadata.Name ?? "", ordinal);

    internal static IEnumerable<int> Slots(StatefulSet set)
    {
        var shape = new StatefulSetShape(set);
        return Enumerable.Range(shape.Start, Math.Max(0, shape.End - shape.Start + 1));
    }

    internal static int? FirstOrNull(this IEnumerable<int> values, Func<int, bool> condition)
    {
        foreach (var value in values)
        {
            if (condition(value))
            {
                return value;
            }
        }

        return null;
    }

    private static (StatefulSet? Set, Pod? Pod, int Ordinal) CreatedPod(InvariantContext context) =>
        context is { IsByStatefulSetController: true, Change: { Type: StoreEventType.Added, Object: Pod pod } } && context.OwnerOf(pod) is { } set
            ? (set, pod, OrdinalOf(pod))
            : default;

    private static IEnumerable<StatefulSet> Living(InvariantContext context) =>
        context.Snapshot.StatefulSets.Where(static set => set.Metadata.DeletionTimestamp is null);

    private static bool IsComplete(StatefulSet set, StatefulSetStatus status) =>
        status.ObservedGeneration == set.Metadata.Generation
        && status.Replicas == set.Spec?.Replicas
        && (status.AvailableReplicas ?? 0) == status.Replicas;

    private static string? Difference(StatefulSet set, IEnumerable<int> ordinals)
    {
        var actual = ordinals.ToArray();
        return Slots(set).SequenceEqual(actual)
            ? null
            : $"{set.Metadata.Name} has the ordinals {string.Join(", ", actual)} instead of {string.Join(", ", Slots(set))}";
    }

    private static string? ClaimProblem(InvariantContext context, Pod pod, string template, string claim)
    {
        var @namespace = ObjectKey.Of(pod).Namespace;
        var mounted = (pod.Spec?.Volumes ?? []).FirstOrDefault(volume => volume.Name == template)?.PersistentVolumeClaim?.ClaimName.Name;
        return mounted != claim ? $"{pod.Metadata.Name} mounts {mounted ?? "nothing"} instead of {claim}"
            : context.Snapshot.Find<PersistentVolumeClaim>(@namespace, claim) is null ? $"{pod.Metadata.Name} was created before its claim {claim}"
            : context.Snapshot.ByIndex<Pod>(SnapshotIndex.PodsByClaim, SnapshotIndex.Namespaced(@namespace, claim)).Count != 1 ? $"two pods mount {claim}"
            : null;
    }

    private static string? StatusProblem(InvariantContext context, StatefulSet set, StatefulSetStatus status)
    {
        var (ready, available) = (status.ReadyReplicas ?? 0, status.AvailableReplicas ?? 0);
        if (available > ready || ready > status.Replicas)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{set.Metadata.Name} has {status.Replicas} pods, {ready} of them ready and {available} available");
        }

        var shape = new StatefulSetShape(set);
        var pods = context.PodsOf(set);
        if (!IsComplete(set, status) || !pods.All(pod => shape.HasSlot(OrdinalOf(pod)) && !PodHealth.IsTerminating(pod)))
        {
            return null;
        }

        var (current, update, n) = (status.CurrentRevision?.Name, status.UpdateRevision?.Name, shape.Replicas);
        var (currents, updated) = (status.CurrentReplicas ?? 0, status.UpdatedReplicas ?? 0);
        if (updated == n && current == update)
        {
            return currents != n ? string.Create(CultureInfo.InvariantCulture, $"{set.Metadata.Name} counts {currents} current pods of {n}")
                : pods.FirstOrDefault(pod => PodHealth.RevisionOf(pod) != update) is { } odd ? $"{odd.Metadata.Name} is not of the revision {update}"
                : null;
        }

        var isPartitioned = shape.IsRollingUpdate && current != update && shape.Partition > 0 && updated == n - shape.Partition && currents == shape.Partition;
        return isPartitioned && pods.FirstOrDefault(pod => PodHealth.RevisionOf(pod) != (OrdinalOf(pod) < shape.Start + shape.Partition ? current : update)) is { } wrong
            ? $"{wrong.Metadata.Name} is on the wrong side of the partition"
            : null;
    }

    private static string? HistoryProblem(InvariantContext context, StatefulSet set)
    {
        var limit = set.Spec?.RevisionHistoryLimit ?? 10;
        var live = context.PodsOf(set).Select(PodHealth.RevisionOf)
            .Append(set.Status?.CurrentRevision?.Name)
            .Append(set.Status?.UpdateRevision?.Name)
            .ToHashSet(StringComparer.Ordinal);
        var spare = context.Snapshot.DependentsOf<ControllerRevision>(set.Metadata.Uid ?? "").Count(revision => !live.Contains(revision.Metadata.Name));

        // The round before kept its update revision, and that of a pod that it then deleted; a status that could not be
        // written does not say so.
        var surplus = context.IsAtRest ? 0 : set.Status?.ObservedGeneration < set.Metadata.Generation - 1 ? 3 : 1;
        return limit >= 0 && spare > limit + surplus
            ? string.Create(CultureInfo.InvariantCulture, $"{set.Metadata.Name} keeps {spare} revisions that are not in use, {limit} are allowed")
            : null;
    }

    private static bool IsLeaving(InvariantContext context, string @namespace) =>
        context.Snapshot.Find<Namespace>(@namespace)?.Metadata.DeletionTimestamp is not null;

    private static bool IsAlive(InvariantContext context, OwnerReference owner) =>
        context.Snapshot.All(owner.Kind).Any(obj => obj.Metadata.Uid == owner.Uid && obj.Metadata.DeletionTimestamp is null);
}
