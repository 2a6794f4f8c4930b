using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>Each container requests CPU and memory.</summary>
public sealed class ContainersRequestCpuAndMemory() : StatefulSetRule(new(
    "KW8005", "requests-missing", "Each container requests CPU and memory",
    RuleCategory.Resources, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    private static readonly string[] Wanted = [ResourceLists.Cpu, ResourceLists.Memory];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        foreach (var container in PodContainers.Running(pod))
        {
            var missing = Wanted.Where(resource => ResourceLists.Requests(container.View, pod, resource) == false).ToList();
            if (missing.Count > 0)
            {
                context.Report(
                    container.View.At,
                    $"{context.Object} requests no {string.Join(" and no ", missing)} for {container}: the scheduler counts it as nothing and overfills nodes, "
                    + "and the pod is among the first to be evicted. Set resources.requests.");
            }
        }
    }
}
