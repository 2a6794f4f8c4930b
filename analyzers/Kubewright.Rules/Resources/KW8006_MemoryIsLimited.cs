using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>Each container has a memory limit.</summary>
public sealed class MemoryIsLimited() : StatefulSetRule(new(
    "KW8006", "memory-limit-missing", "Each container has a memory limit",
    RuleCategory.Resources, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        foreach (var container in PodContainers.Running(pod))
        {
            if (ResourceLists.Limits(container.View, pod, ResourceLists.Memory) == false)
            {
                var (request, limit) = (container.View.Resources.Requests[ResourceLists.Memory], container.View.Resources.Limits[ResourceLists.Memory]);
                context.Report(
                    container.View.At,
                    $"{context.Object} sets no memory limit for {container}: a leak takes the node's memory, and the kernel kills neighbours too. Set resources.limits.memory, best to the request.",
                    ResourceLists.Quantity(request) is null ? null
                        : new FixHint($"Limit the memory to {request}", new SetValueEdit(context.Object.Key, limit.Path, Build.Text(request.ToString()))));
            }
        }
    }
}
