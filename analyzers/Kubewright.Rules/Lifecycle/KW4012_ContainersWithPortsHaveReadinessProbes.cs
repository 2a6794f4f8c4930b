using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A container with ports says when it can serve them.</summary>
public sealed class ContainersWithPortsHaveReadinessProbes() : StatefulSetRule(new(
    "KW4012", "readiness-probe-missing", "A container with ports says when it can serve them",
    RuleCategory.Lifecycle, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Running(set.Template.Spec))
        {
            var probe = container.View.ReadinessProbe.At;
            if (container.View.Ports.Count > 0 && probe.IsAbsent)
            {
                context.Report(
                    container.View.At,
                    $"{context.Object} has no readiness probe for {container}, which has ports: it counts as ready as soon as it starts, and Services send it requests that it cannot answer yet. "
                    + "Add a readinessProbe.",
                    Fix(context, container.View.Ports, probe));
            }
        }
    }

    private static FixHint? Fix(RuleContext context, IEnumerable<ContainerPortView> ports, NodeAt probe)
    {
        var port = ports.FirstOrDefault(static port => port.Number.IsKnown && !port.Name.IsUnknown && (port.Protocol.IsAbsent || port.Protocol.Is("TCP") == true));
        if (port is null || !port.Number.TryGet(out var number))
        {
            return null;
        }

        Node target = port.Name.TryGet(out var name) && name.Length > 0 ? Build.Text(name) : Build.Integer(number);
        return new FixHint(
            "Add a readiness probe of the first port",
            new SetValueEdit(context.Object.Key, probe.Path, Build.Object(("tcpSocket", Build.Object(("port", target))))));
    }
}
