using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Scheduling;

/// <summary>The pods of a set are not bound to one node by name.</summary>
public sealed class PodsAreNotPinnedToANode() : StatefulSetRule(new(
    "KW6016", "node-name-pinned", "The pods of a set are not bound to one node by name",
    RuleCategory.Scheduling, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        if (Ordinals.Replicas(set) is not > 1 || !pod.NodeName.TryGet(out var node) || node.Name is not { Length: > 0 } name)
        {
            return;
        }

        var fix = EquatableArray<FixEdit>.From(
        [
            new SetEntriesEdit(context.Object.Key, pod.NodeSelector.At.Path, EquatableArray<FixEntry>.From([new FixEntry(AntiAffinity.Hostname, name)])),
            new RemoveValueEdit(context.Object.Key, pod.NodeName.Path),
        ]);
        context.Report(
            pod.NodeName.At,
            $"{context.Object} binds all {Ordinals.Replicas(set)} replicas to the node '{name}' by nodeName. They go down together, and the scheduler, "
            + "which checks room, taints and volumes, never sees them. Use a nodeSelector, or leave the choice to the scheduler.",
            new FixHint($"Select the node '{name}' by its label", fix));
    }
}
