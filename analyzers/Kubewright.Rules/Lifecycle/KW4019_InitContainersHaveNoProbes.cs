using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Init containers that run to their end have no probes and hooks.</summary>
public sealed class InitContainersHaveNoProbes() : StatefulSetRule(new(
    "KW4019", "init-container-probe", "Init containers that run to their end have no probes and hooks",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var handler in PodContainers.Of(set.Template.Spec).Where(static container => container.Role == ContainerRole.Init).SelectMany(Handler.Of))
        {
            context.Report(
                handler.At,
                $"{context.Object} has {handler}, which runs to its end before the others start: Kubernetes refuses {handler.Field} there, so no pod is created. "
                + "Remove it, or set the init container's restartPolicy to Always when it is a sidecar.",
                new FixHint($"Remove {handler.Field}", new RemoveValueEdit(context.Object.Key, handler.At.Path)));
        }
    }
}
