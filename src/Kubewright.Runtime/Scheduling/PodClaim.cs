namespace Kubewright.Runtime;

/// <summary>A claim that a pod mounts, as the scheduler sees it.</summary>
public sealed record PodClaim
{
    /// <summary>The claim's name.</summary>
    public required string Name { get; init; }

    /// <summary>The claim; null when there is none of that name.</summary>
    public PersistentVolumeClaim? Claim { get; init; }

    /// <summary>The volume it is bound to; null when it is not bound or the volume is gone.</summary>
    public PersistentVolume? Volume { get; init; }

    /// <summary>The StorageClass it names; null when it names none or there is no such class.</summary>
    public StorageClass? Class { get; init; }

    /// <summary>Whether another pod that has a node mounts it; asked only for a claim that one pod alone may mount.</summary>
    public bool IsInUse { get; init; }

    /// <summary>The volumes that are free or reserved for it; asked only for a claim that waits for its first consumer.</summary>
    public IReadOnlyCollection<PersistentVolume> Candidates { get; init; } = [];

    /// <summary>Whether the claim has its volume.</summary>
    public bool IsBound => Claim?.Status?.Phase == ClaimPhase.Bound && Claim.Spec?.VolumeName?.Name is { Length: > 0 };

    /// <summary>The node chosen for a claim that waits for its first consumer; null for none.</summary>
    public string? SelectedNode => Claim?.Metadata.Annotations?[VolumeNames.SelectedNode];
}
