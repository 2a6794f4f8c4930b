using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Says what changed of a set or a node, as far as it explains what pods do.</summary>
internal static class TimelineChanges
{
    /// <summary>The marks of one change of a set.</summary>
    public static IEnumerable<TimelineMark> Of(StatefulSet? old, StatefulSet? @new, DateTimeOffset time)
    {
        if (@new is null)
        {
            yield return Mark("Deleted", "the set is gone");
            yield break;
        }

        if (old is null)
        {
            yield return Mark("Created", $"{Replicas(@new)} replicas, {Images(@new)}");
            yield break;
        }

        if (old.Metadata.DeletionTimestamp is null && @new.Metadata.DeletionTimestamp is not null)
        {
            yield return Mark("Deleting", "the set is being deleted");
        }

        if (Replicas(old) != Replicas(@new))
        {
            yield return Mark("Scaled", $"{Replicas(old)} to {Replicas(@new)} replicas");
        }

        if (!Equals(old.Spec?.Template, @new.Spec?.Template))
        {
            yield return Mark("Updated", Images(old) == Images(@new) ? "the pod template changed" : $"{Images(old)} to {Images(@new)}");
        }

        if (!Equals(old.Spec?.UpdateStrategy, @new.Spec?.UpdateStrategy))
        {
            yield return Mark("Strategy", $"{Strategy(old)} to {Strategy(@new)}");
        }

        if ((old.Spec?.Ordinals?.Start ?? 0) != (@new.Spec?.Ordinals?.Start ?? 0))
        {
            yield return Mark("Renumbered", $"first ordinal {old.Spec?.Ordinals?.Start ?? 0} to {@new.Spec?.Ordinals?.Start ?? 0}");
        }

        TimelineMark Mark(string reason, string message) => new(time, TimelineMarkKind.Change, reason, message);
    }

    /// <summary>The marks of one change of a node.</summary>
    public static IEnumerable<TimelineMark> Of(Node? old, Node? @new, DateTimeOffset time)
    {
        var name = (@new ?? old)?.Metadata.Name;
        if (old is null || @new is null)
        {
            yield return Mark(@new is null ? "NodeRemoved" : "NodeAdded", @new is null ? "is gone" : "is new");
            yield break;
        }

        if (IsCordoned(old) != IsCordoned(@new))
        {
            yield return Mark(IsCordoned(@new) ? "NodeCordoned" : "NodeUncordoned", IsCordoned(@new) ? "takes no new pods" : "takes pods again");
        }

        if (Ready(old) != Ready(@new))
        {
            yield return Mark(Ready(@new) == ConditionStatus.True ? "NodeReady" : "NodeNotReady", $"Ready is {Ready(@new)}");
        }

        TimelineMark Mark(string reason, string message) => new(time, TimelineMarkKind.Change, reason, $"{name} {message}");
    }

    private static bool IsCordoned(Node node) => node.Spec?.Unschedulable == true;

    private static ConditionStatus? Ready(Node node) =>
        (node.Status?.Conditions ?? []).FirstOrDefault(static condition => condition.Type == NodeConditionType.Ready)?.Status;

    private static int Replicas(StatefulSet set) => set.Spec?.Replicas ?? 1;

    private static string Images(StatefulSet set) =>
        string.Join(", ", (set.Spec?.Template?.Spec?.Containers ?? []).Select(static container => container.Image ?? container.Name));

    private static string Strategy(StatefulSet set) =>
        set.Spec?.UpdateStrategy is not { Type: var type } strategy ? "default"
        : type == StatefulSetUpdateStrategyType.OnDelete ? "OnDelete"
        : string.Create(CultureInfo.InvariantCulture, $"RollingUpdate from partition {strategy.RollingUpdate?.Partition ?? 0}");
}
