namespace Kubewright.Rules.Storage;

/// <summary>What is behind a volume of a pod, as far as rules care.</summary>
internal enum VolumeKind
{
    /// <summary>Another source, or nobody can say.</summary>
    Other,

    /// <summary>A claim of the pod's own, from a claim template.</summary>
    ClaimTemplate,

    /// <summary>A claim that the template names, so that all pods share it.</summary>
    SharedClaim,

    /// <summary>An empty directory or a claim that goes with the pod.</summary>
    Transient,

    /// <summary>A directory of the node.</summary>
    HostPath,

    /// <summary>Files that the pod is given to read: a ConfigMap, a Secret, an image.</summary>
    Files,
}
