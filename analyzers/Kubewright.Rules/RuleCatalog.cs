using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Availability;
using Kubewright.Rules.Identity;
using Kubewright.Rules.Lifecycle;
using Kubewright.Rules.Networking;
using Kubewright.Rules.Resources;
using Kubewright.Rules.Schema;
using Kubewright.Rules.Scheduling;
using Kubewright.Rules.Security;
using Kubewright.Rules.Storage;
using Kubewright.Rules.Update;

namespace Kubewright.Rules;

/// <summary>All rules.</summary>
public static class RuleCatalog
{
    /// <summary>The rules that every front end runs, ordered by id. Each category lists its own.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        .. new List<Rule>(
        [
            .. IdentityRules.All, .. NetworkingRules.All, .. StorageRules.All, .. LifecycleRules.All, .. UpdateRules.All, .. AvailabilityRules.All,
            .. SchedulingRules.All, .. SecurityRules.All, .. ResourceRules.All, .. SchemaRules.All,
        ]).OrderBy(static rule => rule.Descriptor.Id, StringComparer.Ordinal),
    ];

    /// <summary>Every rule there is, ordered by id: <see cref="All"/> and those about C# source, which the analyzer alone has.</summary>
    public static ImmutableArray<RuleDescriptor> Descriptors { get; } =
    [
        .. All.Select(static rule => rule.Descriptor).Concat(SourceRules.All).OrderBy(static rule => rule.Id, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, RuleDescriptor> ByName = Name(Descriptors);

    /// <summary>The rule of that id or name, in any case; null when there is none.</summary>
    public static RuleDescriptor? Find(string idOrName) => ByName.TryGetValue(idOrName, out var rule) ? rule : null;

    private static Dictionary<string, RuleDescriptor> Name(ImmutableArray<RuleDescriptor> rules)
    {
        var named = new Dictionary<string, RuleDescriptor>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in rules)
        {
            named.Add(rule.Id, rule);
            named.Add(rule.Name, rule);
        }

        return named;
    }
}
