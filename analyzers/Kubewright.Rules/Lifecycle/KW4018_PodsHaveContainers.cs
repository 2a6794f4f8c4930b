using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>The pod template has a container.</summary>
public sealed class PodsHaveContainers() : StatefulSetRule(new(
    "KW4018", "containers-empty", "The pod template has a container",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var containers = set.Template.Spec.Containers;
        // That the template is missing is another rule's business.
        if (set.Template.At.IsKnown && containers is { IsComplete: true, Count: 0 })
        {
            context.Report(
                containers.At,
                $"{context.Object} has no container in its pod template{(set.Template.Spec.InitContainers.Count > 0 ? ", only init containers" : "")}: Kubernetes refuses such pods, so none is created. Add one to containers.");
        }
    }
}
