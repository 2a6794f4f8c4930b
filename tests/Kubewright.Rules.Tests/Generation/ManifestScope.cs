namespace Kubewright.Rules.Tests.Generation;

/// <summary>What the manifest that is being written has so far, for the members that refer to it.</summary>
internal sealed class ManifestScope
{
    /// <summary>The number of pods.</summary>
    public int Replicas { get; set; } = 1;

    /// <summary>The pods' grace period in seconds.</summary>
    public int GracePeriod { get; set; } = 30;

    /// <summary>Volumes and claim templates that are mounted as folders.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Claim templates that are raw devices.</summary>
    public List<string> Devices { get; } = [];

    /// <summary>The volumes of the kind <c>emptyDir</c>.</summary>
    public List<string> EmptyFolders { get; } = [];

    /// <summary>The pod's claims to devices.</summary>
    public List<string> ResourceClaims { get; } = [];

    /// <summary>The port names of the container that is being written.</summary>
    public List<string> PortNames { get; } = [];

    /// <summary>The port names of all containers.</summary>
    public List<string> PodPortNames { get; } = [];
}
