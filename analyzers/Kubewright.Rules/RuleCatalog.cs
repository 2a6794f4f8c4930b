using System;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Identity;
using Kubewright.Rules.Lifecycle;
using Kubewright.Rules.Networking;

namespace Kubewright.Rules;

/// <summary>All rules.</summary>
public static class RuleCatalog
{
    /// <summary>All rules, ordered by id. A new rule is added here.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new SelectorMatchesTemplateLabels(),
        new GoverningServiceExists(),
        new GoverningServiceIsHeadless(),
        new GoverningServiceSelectsThePods(),
        new GracePeriodIsPositive(),
    ];

    /// <summary>The rule of that id or name; null when there is none.</summary>
    public static Rule? Find(string idOrName) => All.FirstOrDefault(rule =>
        string.Equals(rule.Descriptor.Id, idOrName, StringComparison.OrdinalIgnoreCase)
        || string.Equals(rule.Descriptor.Name, idOrName, StringComparison.OrdinalIgnoreCase));
}
