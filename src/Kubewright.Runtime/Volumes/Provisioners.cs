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

    private static readonly FrozenDictionary<string, string> WithoutVolumes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["kubernetes.io/no-provisioner"] = "the class only names volumes that are made by hand",
        ["kubernetes.io/host-path"] = "a cluster provisions host-path volumes only when that is switched on, which is for tests on one node",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why a provisioner makes no volumes; null when it makes them.</summary>
    public static string? WhyIdle(string provisioner) => WithoutVolumes.GetValueOrDefault(provisioner);
}
