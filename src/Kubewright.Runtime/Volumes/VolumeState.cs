namespace Kubewright.Runtime;

/// <summary>What the binder looks at to decide about one volume.</summary>
public sealed record VolumeState
{
    /// <summary>The volume as stored.</summary>
    public required PersistentVolume Volume { get; init; }

    /// <summary>The claim of the name its <c>claimRef</c> gives, whatever its uid; null when there is none.</summary>
    public PersistentVolumeClaim? Claim { get; init; }

    /// <summary>Whether the storage refuses to delete the volume. Default false.</summary>
    public bool IsDeletionRefused { get; init; }

    /// <summary>The present instant.</summary>
    public required DateTimeOffset Now { get; init; }
}
