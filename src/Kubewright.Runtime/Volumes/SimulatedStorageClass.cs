namespace Kubewright.Runtime;

/// <summary>How a storage class of a simulated cluster is made. It becomes a StorageClass; one in a manifest can say the same.</summary>
/// <param name="Name">The class's name, a DNS subdomain.</param>
public sealed record SimulatedStorageClass(string Name)
{
    /// <summary>
    /// Whether volumes are made on demand. A class without it has the provisioner <c>kubernetes.io/no-provisioner</c> and
    /// only names volumes that are made by hand. Default true.
    /// </summary>
    public bool Provisions { get; init; } = true;

    /// <summary>Whether claims wait for the first pod that uses them (<c>volumeBindingMode: WaitForFirstConsumer</c>). Default false.</summary>
    public bool WaitsForConsumer { get; init; }

    /// <summary>What happens to a volume whose claim is gone (<c>reclaimPolicy</c>). Default Delete.</summary>
    public ReclaimPolicy ReclaimPolicy { get; init; } = ReclaimPolicy.Delete;

    /// <summary>Whether bound claims may grow (<c>allowVolumeExpansion</c>). Default false.</summary>
    public bool AllowsExpansion { get; init; }

    /// <summary>How long making a volume takes: the annotation <c>kubewright/delay</c>. Null (the default) for <see cref="SimulationTiming.Provision"/>.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Why no volume can be made: the annotation <c>kubewright/failure</c>. Null (the default) when they can.</summary>
    public string? Failure { get; init; }

    /// <summary>The zone whose nodes alone can use the volumes (<c>allowedTopologies</c>). Null (the default) for every node.</summary>
    public string? Zone { get; init; }

    /// <summary>A class with this name whose volumes are made on demand.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator SimulatedStorageClass(string name) => new(name);
}
