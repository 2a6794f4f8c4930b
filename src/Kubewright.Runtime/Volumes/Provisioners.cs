using System.Collections.Frozen;

namespace Kubewright.Runtime;

/// <summary>
/// What the simulation does for the provisioner a StorageClass names. A provisioner is taken to be installed and to make
/// a volume for every claim, unless it is one of the few that make none by themselves.
/// </summary>
public static class Provisioners
{
    /// <summary>The provisioner of the classes that the simulation itself brings.</summary>
    public const string Simulated = "kubewright.dev/simulated";

    /// <summary>The provisioner of classes that only name volumes made by hand.</summary>
    public const string None = "kubernetes.io/no-provisioner";

    private static readonly FrozenDictionary<string, string> WithoutVolumes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [None] = "the class only names volumes that are made by hand",
        ["kubernetes.io/host-path"] = "a cluster provisions host-path volumes only when that is switched on, which is for tests on one node",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why a provisioner makes no volumes; null when it makes them.</summary>
    public static string? WhyIdle(string provisioner) => WithoutVolumes.GetValueOrDefault(provisioner);
}
