using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>Each port of a Service meets a container port of its protocol.</summary>
public sealed class ServicePortsMeetTheirProtocol() : Rule(
    new(
        "KW2024", "headless-port-protocol-mismatch", "Each port of a Service meets a container port of its protocol",
        RuleCategory.Networking, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet),
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
        if (!declared.TrueForAll(static ports => ports.IsComplete))
        {
            return;
        }

        foreach (var port in new ServiceView(context.Object.At).Spec.Ports)
        {
            var met = declared.SelectMany(static ports => ports.Ports).Where(item => ServiceTargets.Means(port, item) != false).ToList();
            var protocol = DeclaredPorts.Protocol(port.Protocol);
            var protocols = met.Select(static item => DeclaredPorts.Protocol(item.Protocol)).Distinct().ToList();
            if (protocol is null || protocols.Count != 1 || protocols[0] is not { } other || other == protocol || met.Exists(item => ServiceTargets.Means(port, item) != true))
            {
                continue;
            }

            context.Report(
                port.Protocol.At,
                $"{context.Object} has port {port.Port}/{protocol}, and the container port that it meets is {met[0].Number}/{other}: no packet gets an answer. "
                + $"Set the protocol to {other}.",
                new FixHint($"Set the protocol to {other}", new SetValueEdit(context.Object.Key, port.Protocol.Path, Build.Text(other))),
                met[0].At.Origin);
        }
    }
}
