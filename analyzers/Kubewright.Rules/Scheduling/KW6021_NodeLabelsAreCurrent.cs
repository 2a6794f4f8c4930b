using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>No node label is used that has been replaced.</summary>
public sealed class NodeLabelsAreCurrent() : StatefulSetRule(new(
    "KW6021", "deprecated-node-label", "No node label is used that has been replaced",
    RuleCategory.Scheduling, Severity.Info, RulePreset.All, RuleScope.Object))
{
    private static readonly Dictionary<string, string> Replacements = new(StringComparer.Ordinal)
    {
        ["beta.kubernetes.io/arch"] = "kubernetes.io/arch",
        ["beta.kubernetes.io/os"] = "kubernetes.io/os",
        ["beta.kubernetes.io/instance-type"] = "node.kubernetes.io/instance-type",
        ["failure-domain.beta.kubernetes.io/region"] = "topology.kubernetes.io/region",
        ["failure-domain.beta.kubernetes.io/zone"] = "topology.kubernetes.io/zone",
    };

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        foreach (var label in pod.NodeSelector)
        {
            if (Replacements.TryGetValue(label.Key, out var current))
            {
                Report(context, label.Value.At, label.Key, current, pod.NodeSelector.ContainsKey(current) == false
                    ? new RenameKeyEdit(context.Object.Key, pod.NodeSelector.At.Path, label.Key, current)
                    : null);
            }
        }

        foreach (var key in Keys(pod))
        {
            if (key.TryGet(out var written) && Replacements.TryGetValue(written, out var current))
            {
                Report(context, key.At, written, current, new SetValueEdit(context.Object.Key, key.Path, Build.Text(current)));
            }
        }
    }

    private static IEnumerable<Value<string>> Keys(PodSpecView pod)
    {
        var nodes = pod.Affinity.NodeAffinity;
        return nodes.RequiredDuringSchedulingIgnoredDuringExecution.NodeSelectorTerms
            .Concat(nodes.PreferredDuringSchedulingIgnoredDuringExecution.Select(static preferred => preferred.Preference))
            .SelectMany(static term => term.MatchExpressions)
            .Select(static requirement => requirement.Key)
            .Concat(AntiAffinity.Terms(pod.Affinity.PodAntiAffinity).Select(static term => term.TopologyKey))
            .Concat(pod.TopologySpreadConstraints.Select(static constraint => constraint.TopologyKey));
    }

    private static void Report(RuleContext context, NodeAt at, string old, string current, FixEdit? edit) => context.Report(
        at,
        $"{context.Object} uses the node label '{old}', which is deprecated: nodes stop carrying it some day, and then no node suits the pods. Use '{current}'.",
        edit is null ? null : new FixHint($"Use '{current}'", edit));
}
