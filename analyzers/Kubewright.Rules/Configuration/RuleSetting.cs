using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>
/// One setting of the rules, under each name that a user can give it: the MSBuild property, the <c>.editorconfig</c> key and
/// the option of the command line.
/// </summary>
/// <param name="Property">The MSBuild property: <c>KubewrightNodeCount</c>.</param>
/// <param name="Key">The key in <c>.editorconfig</c>: <c>kubewright_node_count</c>.</param>
/// <param name="Option">The option of <c>kubewright check</c>: <c>--node-count</c>.</param>
/// <param name="Help">What to write, for help texts.</param>
public sealed record RuleSetting(string Property, string Key, string Option, string Help)
{
    /// <summary>The preset: <c>default</c>, <c>production</c> or <c>all</c>.</summary>
    public static RuleSetting Rules { get; } =
        new("KubewrightRules", "kubewright_rules", "--rules", "default, production or all: which rules run");

    /// <summary>The release of the cluster.</summary>
    public static RuleSetting KubernetesVersion { get; } =
        new("KubewrightKubernetesVersion", "kubewright_kubernetes_version", "--kubernetes-version", "the cluster's release, for example 1.36");

    /// <summary>The number of nodes.</summary>
    public static RuleSetting NodeCount { get; } =
        new("KubewrightNodeCount", "kubewright_node_count", "--node-count", "how many nodes the pods may run on");

    /// <summary>The storage classes of the cluster.</summary>
    public static RuleSetting StorageClasses { get; } =
        new("KubewrightStorageClasses", "kubewright_storage_classes", "--storage-classes", "the cluster's storage classes, with commas between");

    /// <summary>The DNS domain of the cluster.</summary>
    public static RuleSetting ClusterDomain { get; } =
        new("KubewrightClusterDomain", "kubewright_cluster_domain", "--cluster-domain", "the DNS domain of the cluster, for example cluster.local");

    /// <summary>Whether nobody watches the apply.</summary>
    public static RuleSetting Unattended { get; } =
        new("KubewrightUnattended", "kubewright_unattended", "--unattended", "true when manifests are applied with nobody watching (GitOps)");

    /// <summary>The pod conditions that controllers of the cluster set.</summary>
    public static RuleSetting ReadinessGates { get; } =
        new("KubewrightReadinessGates", "kubewright_readiness_gates", "--readiness-gates", "the pod conditions that the cluster's controllers set, with commas between");

    /// <summary>Objects that another project owns.</summary>
    public static RuleSetting Externals { get; } =
        new("KubewrightExternals", "kubewright_externals", "--externals", "objects that another project owns, as Kind/name, with commas between");

    /// <summary>The namespace of objects that write none.</summary>
    public static RuleSetting Namespace { get; } =
        new("KubewrightNamespace", "kubewright_namespace", "--namespace", "the namespace of objects that write none");

    /// <summary>All of them.</summary>
    public static ImmutableArray<RuleSetting> All { get; } =
        [Rules, KubernetesVersion, NodeCount, StorageClasses, ClusterDomain, Unattended, ReadinessGates, Externals, Namespace];

    /// <summary>The setting of that command line option; null when there is none.</summary>
    public static RuleSetting? OfOption(string option) => All.FirstOrDefault(setting => setting.Option == option);
}
