using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>Replicas do not compete for ports of a node.</summary>
public sealed class HostPortsLeaveRoomForReplicas() : StatefulSetRule(new(
    "KW2025", "host-port-replicas", "Replicas do not compete for ports of a node",
    RuleCategory.Networking, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Ordinals.Replicas(set) is not { } replicas || replicas < 2)
        {
            return;
        }

        var pod = set.Template.Spec;
        var onHost = pod.HostNetwork.Is(true) == true;
        var taken = DeclaredPorts.Of(pod).Ports
            .Select(port => new { Value = onHost && !port.HostPort.IsKnown ? port.Number : port.HostPort, port.At })
            .Where(static port => port.Value.TryGet(out var number) && number > 0)
            .ToList();
        if (taken.Count == 0)
        {
            return;
        }

        var numbers = taken.Select(static port => port.Value.ToString()).Distinct().ToList();
        var (severity, consequence) = context.Cluster.Nodes is { } nodes && replicas > nodes
            ? (Severity.Error, $"of {replicas} replicas {replicas - nodes} never run on the cluster's {nodes} nodes")
            : (Descriptor.Severity, $"no two of its {replicas} replicas run on one node, and those without a free node wait");
        context.ReportAs(
            severity,
            taken[0].Value.At,
            $"{context.Object} takes {(numbers.Count == 1 ? "port" : "ports")} {Phrases.And(numbers)} of each node that runs one of its pods{(onHost ? ", for they are on the host network" : "")}: {consequence}. "
            + "Reach the pods through a Service, without a port of the host.",
            onHost
                ? null
                : new FixHint(
                    taken.Count == 1 ? "Remove the host port" : "Remove the host ports",
                    EquatableArray<FixEdit>.From(taken.Select(port => new RemoveValueEdit(context.Object.Key, port.Value.At.Path)))));
    }
}
