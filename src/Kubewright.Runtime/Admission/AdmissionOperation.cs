namespace Kubewright.Runtime;

/// <summary>What a write wants to do.</summary>
public enum AdmissionOperation
{
    /// <summary>Add an object.</summary>
    Create,

    /// <summary>Replace an object but for its status.</summary>
    Update,

    /// <summary>Replace an object's status.</summary>
    UpdateStatus,

    /// <summary>Add ephemeral containers to a pod.</summary>
    UpdateEphemeralContainers,
}
