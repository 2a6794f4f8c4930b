using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Each port number of a probe is declared by its container.</summary>
public sealed class ProbePortsAreDeclared() : StatefulSetRule(new(
    "KW4020", "probe-port-undeclared", "Each port number of a probe is declared by its container",
    RuleCategory.Lifecycle, Severity.Info, RulePreset.All, RuleScope.Object))
{
    private const int LastPort = 65535;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Running(set.Template.Spec))
        {
            var declared = container.View.Ports;
            if (!declared.IsComplete || declared.Any(static port => port.Number.IsUnknown))
            {
                continue;
            }

            var numbers = new HashSet<long>(declared.Where(static port => port.Number.IsKnown).Select(static port => port.Number.TryGet(out var number) ? number : 0));
            foreach (var (handler, at, number) in Handler.Probes(container).SelectMany(Numbers))
            {
                // One finding for each port, however many probes ask it.
                if (number is > 0 and <= LastPort && numbers.Add(number))
                {
                    context.Report(
                        at,
                        $"{context.Object} sends {handler} to port {number}, which the container does not declare: the probe works, but whoever reads the manifest does not see the port, "
                        + "and no Service can name it. Add it to ports.",
                        new FixHint($"Declare port {number}", new AddItemEdit(context.Object.Key, declared.At.Path, Build.Object(("containerPort", Build.Integer(number))))));
                }
            }
        }
    }

    // A probe with a host asks something else than the container.
    private static IEnumerable<(Handler Handler, NodeAt At, long Number)> Numbers(Handler handler)
    {
        foreach (var (port, host) in new[] { (handler.HttpGet.Port, handler.HttpGet.Host), (handler.Probe.TcpSocket.Port, handler.Probe.TcpSocket.Host) })
        {
            if (port.TryGet(out var target) && target.Number is { } number && (host.IsAbsent || host.Is("") == true))
            {
                yield return (handler, port.At, number);
            }
        }

        if (handler.Probe.Grpc.Port.TryGet(out var grpc))
        {
            yield return (handler, handler.Probe.Grpc.Port.At, grpc);
        }
    }
}
