using Kubewright.Rules;

namespace Kubewright.Planning;

/// <summary>What a plan takes for granted about the cluster.</summary>
public sealed record PlanOptions
{
    /// <summary>What the rules are told; the release of the cluster is in it.</summary>
    public RuleOptions Rules { get; init; } = RuleOptions.Default;

    /// <summary>
    /// The nodes; null (the default) for two, or as many as a set has replicas that must not share a node, with the labels
    /// that node selectors ask for.
    /// </summary>
    public int? Nodes { get; init; }

    /// <summary>What goes wrong from the moment of the change. Default nothing.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The storage class of claims that name none; its volumes are made on demand. Null for no such class. Default <c>standard</c>.</summary>
    public string? DefaultStorageClass { get; init; } = "standard";

    /// <summary>Further storage classes whose volumes are made on demand. Default none.</summary>
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <summary>Whether objects that are not wanted any more are deleted. Default false: they stay.</summary>
    public bool Prunes { get; init; }
}
