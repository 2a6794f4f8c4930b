using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What the binder looks at to decide about one claim.</summary>
public sealed record ClaimState
{
    /// <summary>The claim as stored.</summary>
    public required PersistentVolumeClaim Claim { get; init; }

    /// <summary>The StorageClass object the claim names; null when it names none or there is no such class.</summary>
    public StorageClass? Class { get; init; }

    /// <summary>The cluster's default class; null when there is none.</summary>
    public StorageClass? DefaultClass { get; init; }

    /// <summary>The volume that the claim's <c>spec.volumeName</c> names; null when it names none or there is no such volume.</summary>
    public PersistentVolume? Volume { get; init; }

    /// <summary>The volumes without a claim, and those whose <c>claimRef</c> names this claim.</summary>
    public IReadOnlyCollection<PersistentVolume> Candidates { get; init; } = [];

    /// <summary>The pods that mount the claim. Asked for when the claim is being deleted, or waits for its first consumer.</summary>
    public ImmutableArray<Pod> Pods { get; init; } = [];

    /// <summary>The node the scheduler chose for the claim; null when it chose none.</summary>
    public Node? SelectedNode { get; init; }

    /// <summary>Whether a fault keeps volumes from the claim.</summary>
    public bool IsRefused { get; init; }

    /// <summary>When provisioning of a volume began; null when it has not.</summary>
    public DateTimeOffset? ProvisioningSince { get; init; }

    /// <summary>How long provisioning takes.</summary>
    public TimeSpan ProvisioningTime { get; init; }

    /// <summary>The present instant.</summary>
    public required DateTimeOffset Now { get; init; }
}
