namespace Kubewright.Runtime;

/// <summary>The first reason why a volume does not suit a claim.</summary>
public enum VolumeMismatch
{
    /// <summary>The volume belongs to another claim, or to an earlier one of the same name.</summary>
    Claimed,

    /// <summary>The volume is being deleted.</summary>
    Terminating,

    /// <summary>The volume was released, has failed, or was not looked at yet.</summary>
    NotAvailable,

    /// <summary>The classes differ.</summary>
    StorageClass,

    /// <summary>The volume lacks an access mode the claim wants.</summary>
    AccessModes,

    /// <summary>One is a file system, the other a block device.</summary>
    VolumeMode,

    /// <summary>The volume's labels do not satisfy the claim's selector.</summary>
    Selector,

    /// <summary>The volume is smaller than the request.</summary>
    TooSmall,

    /// <summary>The volume cannot be used on the node the scheduler chose.</summary>
    NodeAffinity,
}
