using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// Which node has each volume that only one node may have at a time (SS-250). A volume is attached for the first pod of a
/// node that mounts it, and detached when no pod of that node is left that does. A node that cannot be reached does not
/// let go of it: it stays attached for <see cref="ForceDetach"/>, or until a person declares the node out of service.
/// </summary>
internal sealed class VolumeAttachments
{
    /// <summary>Who reports what happens to attachments.</summary>
    public const string Component = "attachdetach-controller";

    /// <summary>How long a node that cannot be reached keeps a volume that no pod uses there.</summary>
    public static readonly TimeSpan ForceDetach = TimeSpan.FromMinutes(6);

    private readonly Dictionary<string, Attachment> _attachments = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectKey, ImmutableArray<string>> _volumes = [];
    private readonly SortedSet<ObjectKey> _waiting = [];

    /// <summary>The pods that wait for a volume which another node has.</summary>
    public IReadOnlyCollection<ObjectKey> Waiting => _waiting;

    /// <summary>Attaches the volumes of a pod, whose claims are bound, to its node.</summary>
    /// <returns>What keeps one of them from it; null when the pod has them all.</returns>
    public AttachProblem? Attach(Pod pod, ClusterSnapshot snapshot, DateTimeOffset now)
    {
        var key = ObjectKey.Of(pod);
        var volumes = VolumesOf(pod, snapshot);
        if (volumes.IsEmpty)
        {
            return null;
        }

        var node = pod.Spec!.NodeName!.Value.Name;
        foreach (var volume in volumes)
        {
            if (_attachments.TryGetValue(volume, out var other) && other.Node != node && Problem(volume, other, snapshot, now) is { } problem)
            {
                _waiting.Add(key);
                return problem;
            }
        }

        foreach (var volume in volumes)
        {
            var pods = _attachments.TryGetValue(volume, out var present) && present.Node == node ? present.Pods : [];
            _attachments[volume] = new Attachment(node, pods.IsEmpty ? [key] : [.. pods.Append(key).Distinct().Order()], null);
        }

        _waiting.Remove(key);
        _volumes[key] = volumes;
        return null;
    }

    /// <summary>Lets go of the volumes of a pod that is gone, or has ended.</summary>
    public void Release(ObjectKey pod, ClusterSnapshot snapshot, DateTimeOffset now)
    {
        _waiting.Remove(pod);
        if (!_volumes.Remove(pod, out var volumes))
        {
            return;
        }

        foreach (var volume in volumes)
        {
            var attachment = _attachments[volume] with { ReleasedAt = now };
            attachment = attachment with { Pods = attachment.Pods.Remove(pod) };
            if (attachment.Pods.IsEmpty && LetsGo(attachment.Node, snapshot))
            {
                _attachments.Remove(volume);
            }
            else
            {
                _attachments[volume] = attachment;
            }
        }
    }

    private static AttachProblem? Problem(string volume, Attachment attachment, ClusterSnapshot snapshot, DateTimeOffset now)
    {
        if (!attachment.Pods.IsEmpty)
        {
            var names = string.Join(", ", attachment.Pods.Select(static pod => pod.Name));
            return new AttachProblem($"Multi-Attach error for volume \"{volume}\" Volume is already used by pod(s) {names}");
        }

        var until = attachment.ReleasedAt + ForceDetach;
        return until <= now || LetsGo(attachment.Node, snapshot)
            ? null
            : new AttachProblem($"Multi-Attach error for volume \"{volume}\" Volume is already exclusively attached to one node and can't be attached to another", until);
    }

    /// <summary>Whether a node gives back at once what none of its pods uses, or is known to have stopped using it.</summary>
    private static bool LetsGo(string name, ClusterSnapshot snapshot) =>
        snapshot.Find<Node>(name) is not { } node || !FaultAnnotations.IsCut(node) || NodeTaints.Has(node, NodeTaints.OutOfService);

    /// <summary>The volumes of a pod that only one node can have, by name.</summary>
    private static ImmutableArray<string> VolumesOf(Pod pod, ClusterSnapshot snapshot)
    {
        if (pod.Spec?.Volumes is not { Count: > 0 } sources)
        {
            return [];
        }

        var @namespace = ObjectKey.Of(pod).Namespace;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var source in sources)
        {
            if (source.PersistentVolumeClaim is { } reference
                && snapshot.Find<PersistentVolumeClaim>(@namespace, reference.ClaimName.Name)?.Spec?.VolumeName?.Name is { Length: > 0 } name
                && !names.Contains(name)
                && snapshot.Find<PersistentVolume>(name) is { Spec: { } volume }
                && IsExclusive(volume))
            {
                names.Add(name);
            }
        }

        return names.ToImmutable();
    }

    /// <summary>Whether the volume is a device that is attached to nodes, and to one only. Directories and network shares are not attached at all.</summary>
    private static bool IsExclusive(PersistentVolumeSpec volume) =>
        volume.AccessModes is { Count: > 0 } modes
        && !modes.Contains(AccessMode.ReadWriteMany)
        && !modes.Contains(AccessMode.ReadOnlyMany)
        && (volume.Csi is not null
            || volume.AwsElasticBlockStore is not null
            || volume.AzureDisk is not null
            || volume.Cinder is not null
            || volume.Fc is not null
            || volume.GcePersistentDisk is not null
            || volume.Iscsi is not null
            || volume.Rbd is not null
            || volume.VsphereVolume is not null);

    /// <summary>A volume that a node has.</summary>
    /// <param name="Node">The node's name.</param>
    /// <param name="Pods">The pods there that use it, in order.</param>
    /// <param name="ReleasedAt">When the last of them went; null before any did.</param>
    private sealed record Attachment(string Node, ImmutableArray<ObjectKey> Pods, DateTimeOffset? ReleasedAt);
}
