namespace Kubewright.Runtime;

/// <summary>What an unbound claim waits for.</summary>
public enum ClaimWaitReason
{
    /// <summary>The StorageClass it names does not exist.</summary>
    ClassMissing,

    /// <summary>It belongs to no class, so nobody makes a volume, and no volume without a class suits it.</summary>
    NoClass,

    /// <summary>Its class makes no volumes by itself, and no volume of the class suits it.</summary>
    NoSuitableVolume,

    /// <summary>It has a selector: such claims are not provisioned, and no volume suits it.</summary>
    SelectorNotProvisioned,

    /// <summary>Its class waits until a pod that uses the claim is scheduled.</summary>
    WaitingForConsumer,

    /// <summary>The provisioner is at work.</summary>
    Provisioning,

    /// <summary>It asks for a volume by name and cannot have that one.</summary>
    RequestedVolume,

    /// <summary>A volume suits it; the binder has not come to it yet.</summary>
    Binding,

    /// <summary>It lost its volume for good.</summary>
    Lost,
}
