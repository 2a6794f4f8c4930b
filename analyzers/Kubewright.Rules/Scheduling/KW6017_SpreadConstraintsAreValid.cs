using System.Collections.Generic;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>Each topology spread constraint is one that the API server takes.</summary>
public sealed class SpreadConstraintsAreValid() : StatefulSetRule(new(
    "KW6017", "spread-constraint-invalid", "Each topology spread constraint is valid",
    RuleCategory.Scheduling, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var seen = new HashSet<(string, string)>();
        var index = 0;
        foreach (var constraint in set.Template.Spec.TopologySpreadConstraints)
        {
            if (Problem(constraint, seen) is var (at, problem))
            {
                context.Report(
                    at,
                    $"Topology spread constraint {index} of {context.Object} is not valid: {problem}. The API server refuses the set, or before 1.34 every pod of it.");
            }

            index++;
        }
    }

    private static (NodeAt At, string Problem)? Problem(TopologySpreadConstraintView constraint, HashSet<(string, string)> seen)
    {
        if (constraint.MaxSkew.TryGet(out var skew) && skew < 1)
        {
            return (constraint.MaxSkew.At, $"maxSkew is {skew} and must be 1 or more");
        }

        if (constraint.TopologyKey.TryGet(out var key) && key.Length == 0)
        {
            return (constraint.TopologyKey.At, "topologyKey is empty; name a node label such as topology.kubernetes.io/zone");
        }

        if (constraint.MinDomains.TryGet(out var domains))
        {
            if (domains < 1)
            {
                return (constraint.MinDomains.At, $"minDomains is {domains} and must be 1 or more");
            }

            if (constraint.WhenUnsatisfiable.Is("ScheduleAnyway") == true)
            {
                return (constraint.MinDomains.At, "minDomains goes with whenUnsatisfiable DoNotSchedule only");
            }
        }

        if (constraint.MatchLabelKeys.Count > 0 && constraint.At.IsKnown && constraint.LabelSelector.At.IsAbsent)
        {
            return (constraint.MatchLabelKeys.At, "matchLabelKeys needs a labelSelector");
        }

        return constraint.TopologyKey.TryGet(out key) && constraint.WhenUnsatisfiable.TryGet(out var then) && !seen.Add((key, then))
            ? (constraint.TopologyKey.At, $"another one has topologyKey '{key}' with {then} too")
            : null;
    }
}
