using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>Each port that a Service leads to is declared by a container.</summary>
public sealed class TargetPortsAreDeclared() : Rule(
    new(
        "KW2026", "service-target-port-undeclared", "Each port that a Service leads to is declared by a container",
        RuleCategory.Networking, Severity.Info, RulePreset.All, RuleScope.ManifestSet),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var pods = ServicePods.Of(context.Object, context.Manifests);
        if (!pods.IsComplete || pods.Workloads.IsEmpty)
        {
            return;
        }

        var declared = pods.Workloads.Select(static workload => DeclaredPorts.Of(workload.Template.Spec)).ToList();
        foreach (var port in new ServiceView(context.Object.At).Spec.Ports)
        {
            if (ServiceTargets.Of(port) is not { Number: { } number } || number is < PortNumbers.First or > PortNumbers.Last
                || !declared.TrueForAll(ports => ports.IsComplete && ports.Ports.All(item => item.Number.Is(number) == false)))
            {
                continue;
            }

            context.Report(
                port.TargetPort.IsKnown ? port.TargetPort.At : port.Port.At,
                $"{context.Object} leads to port {number}, which no container of {Phrases.And([.. pods.Workloads.Select(static workload => workload.Object.ToString())])} declares. "
                + "Connections work if a process listens there; people and tools that read the manifests cannot tell. Declare the port, or correct the number.",
                Fix(pods.Workloads[0], pods.Workloads.Length, number, port.Protocol));
        }
    }

    private static FixHint? Fix(Workload workload, int count, long number, Value<string> protocol)
    {
        var containers = workload.Template.Spec.Containers;
        if (count != 1 || containers is not { IsComplete: true, Count: 1 } || DeclaredPorts.Protocol(protocol) is not { } written)
        {
            return null;
        }

        var port = new List<(string, Node)> { ("containerPort", Build.Integer(number)) };
        if (written != DeclaredPorts.DefaultProtocol)
        {
            port.Add(("protocol", Build.Text(written)));
        }

        return new FixHint($"Declare port {number}", new AddItemEdit(workload.Object.Key, containers.First().Ports.At.Path, Build.Object(port)));
    }
}
