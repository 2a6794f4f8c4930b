namespace Kubewright.Runtime;

/// <summary>What a change did, in the words of a Kubernetes watch.</summary>
public enum StoreEventType
{
    /// <summary>The object is new.</summary>
    Added,

    /// <summary>The object changed.</summary>
    Modified,

    /// <summary>The object is gone; its name is free.</summary>
    Deleted,
}
