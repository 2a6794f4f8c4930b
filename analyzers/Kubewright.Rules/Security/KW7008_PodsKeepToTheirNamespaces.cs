using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>The pods share no namespace with the node.</summary>
public sealed class PodsKeepToTheirNamespaces() : StatefulSetRule(new(
    "KW7008", "host-namespace", "The pods share no namespace with the node",
    RuleCategory.Security, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        foreach (var (flag, danger) in new[]
        {
            (pod.HostPID, "its containers see and signal every process of the node"),
            (pod.HostIPC, "its containers read the shared memory of the node's processes"),
            (pod.HostNetwork, "its containers reach what listens on the node's own addresses, network policies do not cover them, and two replicas on a node fight for ports"),
        })
        {
            if (flag.Is(true) == true)
            {
                var field = flag.Path.Substring(flag.Path.LastIndexOf('.') + 1);
                context.Report(
                    flag.At,
                    $"{context.Object} sets {field}, so each pod shares the node's namespace: {danger}. Remove it.",
                    new FixHint($"Remove {field}", new RemoveValueEdit(context.Object.Key, flag.Path)));
            }
        }
    }
}
