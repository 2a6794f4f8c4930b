using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What a cluster was when it was last seen, to go on from there.</summary>
/// <param name="Version">The version of its last change; at least as many as there are objects.</param>
/// <param name="Objects">Its objects in the order of their last change, complete with uid, resourceVersion and status.</param>
/// <param name="Run">How many times the cluster was started before. No two runs give the same uid.</param>
public sealed record ClusterState(long Version, ImmutableArray<IKubernetesObject> Objects, int Run)
{
    /// <summary>The files behind its PersistentVolumes, as far as there are any.</summary>
    public ImmutableArray<VolumeImage> Volumes { get; init; } = [];

    /// <summary>The latest time that an object tells; null when none tells any. A clock that went on from an earlier one would run through time that the cluster has seen.</summary>
    public DateTimeOffset? LatestTime => Objects.Max(static obj => Latest(
        obj.Metadata.CreationTimestamp,
        (obj as Coordination.Lease)?.Spec?.RenewTime,
        (obj as Event)?.LastTimestamp,
        (obj as Pod)?.Status?.Conditions?.Max(static condition => condition.LastTransitionTime)));

    private static DateTimeOffset? Latest(params ReadOnlySpan<DateTimeOffset?> times)
    {
        DateTimeOffset? latest = null;
        foreach (var time in times)
        {
            latest = latest is null || time > latest ? time ?? latest : latest;
        }

        return latest;
    }
}
