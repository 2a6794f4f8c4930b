using Kubewright.Rules.Availability;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>How a set replaces its pods when its template changes. What is not written, or empty, has the API server's default.</summary>
internal static class Rollout
{
    /// <summary>Whether the controller replaces the pods by itself, the default; null when nobody can say.</summary>
    public static bool? IsRolling(StatefulSetSpecView set) => IsDefault(set.UpdateStrategy.Type, "RollingUpdate");

    /// <summary>Whether pods start and stop one after the other, the default; null when nobody can say.</summary>
    public static bool? IsOrdered(StatefulSetSpecView set) => IsDefault(set.PodManagementPolicy, "OrderedReady");

    /// <summary>The set's pods; null when nobody can say how many there are, or an autoscaler decides.</summary>
    public static Ordinals? Pods(RuleContext context, StatefulSetSpecView set) =>
        AutoscalerIndex.Find(context.Object, context.Manifests) is null ? Ordinals.Of(set) : null;

    /// <summary>
    /// How many pods, counted from the first, a rolling update leaves alone. It is a count and no ordinal: with
    /// <c>ordinals.start: 5</c> a partition of 2 is about the pods 5 and 6. Null when there is none, or nobody can say.
    /// </summary>
    public static long? Partition(StatefulSetSpecView set) =>
        IsRolling(set) == true && set.UpdateStrategy.RollingUpdate.Partition.TryGet(out var partition) && partition > 0 ? partition : null;

    /// <summary>The set's name as the beginning of the names of its pods.</summary>
    public static string PodPrefix(ManifestObject set) => set.Name.TryGet(out var name) ? name : "<set>";

    /// <summary>Updates all pods, whatever the partition was.</summary>
    public static FixHint FixPartition(ManifestObject set, StatefulSetSpecView spec) =>
        new("Set partition to 0", new SetValueEdit(set.Key, spec.UpdateStrategy.RollingUpdate.Partition.Path, Build.Integer(0)));

    private static bool? IsDefault(Value<string> value, string fallback) =>
        Scalar.NonEmptyText(value.At) is var written && written.IsAbsent ? true : written.Is(fallback);
}
