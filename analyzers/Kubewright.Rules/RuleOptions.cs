using System.Collections.Immutable;

namespace Kubewright.Rules;

/// <summary>What a user can set about the rules, and facts about the cluster that manifests cannot tell.</summary>
public sealed record RuleOptions
{
    /// <summary>Everything as the rules have it, and nothing known about the cluster.</summary>
    public static RuleOptions Default { get; } = new();

    /// <summary>The Kubernetes release of the cluster, for example <c>1.36</c>; null when unknown, and rules that need it are silent.</summary>
    public string? KubernetesVersion { get; init; }

    /// <summary>Ids of rules that do not run.</summary>
    public ImmutableHashSet<string> Disabled { get; init; } = [];

    /// <summary>Severities by rule id where they differ from the rule's own.</summary>
    public ImmutableDictionary<string, Severity> Severities { get; init; } = ImmutableDictionary<string, Severity>.Empty;
}
