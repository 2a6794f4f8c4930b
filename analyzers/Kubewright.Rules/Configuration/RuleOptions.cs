using System.Collections.Generic;
using System.Collections.Immutable;

namespace Kubewright.Rules;

/// <summary>What a user can set about the rules, and facts about the cluster that manifests cannot tell.</summary>
public sealed record RuleOptions
{
    private static readonly Dictionary<string, Severity> OwnSeverities = [];

    /// <summary>The default preset as the rules have it, and nothing known about the cluster.</summary>
    public static RuleOptions Default { get; } = new();

    /// <summary>The rules that run.</summary>
    public RulePreset Preset { get; init; } = RulePreset.Default;

    /// <summary>Facts about the cluster.</summary>
    public ClusterFacts Cluster { get; init; } = ClusterFacts.None;

    /// <summary>What is known about images of databases and queues.</summary>
    public ImageCatalog Images { get; init; } = ImageCatalog.BuiltIn;

    /// <summary>Ids of rules that do not run.</summary>
    public ImmutableHashSet<string> Disabled { get; init; } = [];

    /// <summary>Severities by rule id where they differ from the rule's own. A rule that is named here runs whatever the preset.</summary>
    public IReadOnlyDictionary<string, Severity> Severities { get; init; } = OwnSeverities;

    /// <summary>Whether a rule runs.</summary>
    public bool Enables(RuleDescriptor rule) =>
        !Disabled.Contains(rule.Id) && (rule.Preset <= Preset || Severities.ContainsKey(rule.Id));
}
