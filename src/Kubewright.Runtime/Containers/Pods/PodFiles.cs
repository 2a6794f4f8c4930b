namespace Kubewright.Runtime;

/// <summary>The volumes of one pod, as they live with it, and its containers.</summary>
internal sealed class PodFiles
{
    /// <summary>Volumes that are gone with the pod, by name: <c>emptyDir</c>, and kinds of storage that are not simulated.</summary>
    public Dictionary<string, FileVolume> Scratch { get; } = new(StringComparer.Ordinal);

    /// <summary>Volumes whose files come from objects, by name.</summary>
    public Dictionary<string, ContentVolume> Content { get; } = new(StringComparer.Ordinal);

    /// <summary>The present instance of each container, by name.</summary>
    public Dictionary<string, ContainerInstance> Containers { get; } = new(StringComparer.Ordinal);

    /// <summary>The log of each container's instance before the present one, by name.</summary>
    public Dictionary<string, ContainerLog> PreviousLogs { get; } = new(StringComparer.Ordinal);
}
