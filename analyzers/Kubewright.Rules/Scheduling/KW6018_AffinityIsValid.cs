using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>Each affinity term is one that the API server takes.</summary>
public sealed class AffinityIsValid() : StatefulSetRule(new(
    "KW6018", "affinity-invalid", "Each affinity term is valid",
    RuleCategory.Scheduling, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var affinity = set.Template.Spec.Affinity;
        foreach (var (at, problem) in OfPods(affinity.PodAffinity.RequiredDuringSchedulingIgnoredDuringExecution, affinity.PodAffinity.PreferredDuringSchedulingIgnoredDuringExecution)
            .Concat(OfPods(affinity.PodAntiAffinity.RequiredDuringSchedulingIgnoredDuringExecution, affinity.PodAntiAffinity.PreferredDuringSchedulingIgnoredDuringExecution))
            .Concat(OfNodes(affinity.NodeAffinity)))
        {
            context.Report(at, $"An affinity term of {context.Object} is not valid: {problem}. The API server refuses the set, or before 1.34 every pod of it.");
        }
    }

    private sealed record Broken(NodeAt At, string Problem);

    private static IEnumerable<Broken> OfPods(ListView<PodAffinityTermView> required, ListView<WeightedPodAffinityTermView> preferred) => required
        .SelectMany(OfTerm)
        .Concat(preferred.SelectMany(static weighted => OfWeight(weighted.Weight).Concat(OfTerm(weighted.PodAffinityTerm))));

    private static IEnumerable<Broken> OfTerm(PodAffinityTermView term)
    {
        if (term.TopologyKey.TryGet(out var key) && key.Length == 0)
        {
            yield return new(term.TopologyKey.At, "topologyKey is empty; name a node label such as kubernetes.io/hostname");
        }
    }

    private static IEnumerable<Broken> OfNodes(NodeAffinityView affinity)
    {
        var required = affinity.RequiredDuringSchedulingIgnoredDuringExecution;
        if (required.At.IsKnown && required.NodeSelectorTerms is { IsComplete: true, Count: 0 })
        {
            yield return new(required.NodeSelectorTerms.At, "nodeSelectorTerms is empty, which matches no node");
        }

        foreach (var problem in required.NodeSelectorTerms.SelectMany(OfNodeTerm)
            .Concat(affinity.PreferredDuringSchedulingIgnoredDuringExecution.SelectMany(static preferred => OfWeight(preferred.Weight).Concat(OfNodeTerm(preferred.Preference)))))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Broken> OfNodeTerm(NodeSelectorTermView term) => term.MatchExpressions.Concat(term.MatchFields).SelectMany(OfRequirement);

    private static IEnumerable<Broken> OfRequirement(NodeSelectorRequirementView requirement)
    {
        if (!requirement.Operator.TryGet(out var name))
        {
            yield break;
        }

        var (values, key) = (requirement.Values, requirement.Key.TryGet(out var known) ? $" on '{known}'" : "");
        var problem = name switch
        {
            "In" or "NotIn" when values is { IsComplete: true, Count: 0 } => "needs values",
            "Exists" or "DoesNotExist" when values.Count > 0 => "takes no values",
            "Gt" or "Lt" when values.IsComplete && (values.Count != 1 || values.Any(static value => value.TryGet(out var text) && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))) => "takes one whole number",
            "In" or "NotIn" or "Exists" or "DoesNotExist" or "Gt" or "Lt" => null,
            _ => "is no operator; In, NotIn, Exists, DoesNotExist, Gt and Lt are",
        };
        if (problem is not null)
        {
            yield return new(requirement.At, $"'{name}'{key} {problem}");
        }
    }

    private static IEnumerable<Broken> OfWeight(Value<long> weight)
    {
        if (weight.TryGet(out var number) && number is < 1 or > 100)
        {
            yield return new(weight.At, $"the weight is {number} and must be 1 to 100");
        }
    }
}
