using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>Each container says how much of the node's disk it may use.</summary>
public sealed class EphemeralStorageIsBounded() : StatefulSetRule(new(
    "KW8009", "ephemeral-storage-unset", "Each container says how much of the node's disk it may use",
    RuleCategory.Resources, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        foreach (var container in PodContainers.Running(pod))
        {
            if (ResourceLists.Requests(container.View, pod, ResourceLists.EphemeralStorage) == false)
            {
                context.Report(
                    container.View.At,
                    $"{context.Object} has neither a request nor a limit of ephemeral-storage for {container}: its logs and temporary files may fill the node's disk, and then pods are evicted. "
                    + "Set resources.limits[ephemeral-storage].");
            }
        }
    }
}
