namespace Kubewright.Rules;

/// <summary>What a container of a pod is for.</summary>
public enum ContainerRole
{
    /// <summary>One of <c>containers</c>: runs as long as the pod.</summary>
    Main,

    /// <summary>One of <c>initContainers</c> with <c>restartPolicy: Always</c>: starts before the main ones and runs beside them.</summary>
    Sidecar,

    /// <summary>One of <c>initContainers</c>: runs to its end before the main ones start.</summary>
    Init,
}
