namespace Kubewright.Rules.Storage;

/// <summary>What of a volume has to suit a claim.</summary>
internal enum VolumeAttribute
{
    /// <summary>As much as the claim requests, or more.</summary>
    Capacity,

    /// <summary>The same storage class.</summary>
    StorageClass,

    /// <summary>The same volume mode.</summary>
    VolumeMode,

    /// <summary>All access modes of the claim.</summary>
    AccessModes,

    /// <summary>Labels that the claim's selector selects.</summary>
    Labels,

    /// <summary>The same volume attributes class.</summary>
    AttributesClass,
}
