using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>Each container port has a number that ports can have.</summary>
public sealed class ContainerPortsAreInRange() : StatefulSetRule(new(
    "KW2029", "container-port-range", "Each container port has a number that ports can have",
    RuleCategory.Networking, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            foreach (var port in container.View.Ports)
            {
                if (port.Number.IsAbsent && port.At.IsKnown)
                {
                    Report(context, port.At, $"a port without a number in {container}");
                }
                else if (port.Number.TryGet(out var number) && number is < PortNumbers.First or > PortNumbers.Last)
                {
                    Report(context, port.Number.At, $"port {number} in {container}");
                }

                // Kubernetes takes a host port of 0 for none.
                if (port.HostPort.TryGet(out var hostPort) && hostPort is < 0 or > PortNumbers.Last)
                {
                    Report(context, port.HostPort.At, $"host port {hostPort} in {container}");
                }
            }
        }
    }

    private static void Report(RuleContext context, NodeAt at, string what) =>
        context.Report(at, $"{context.Object} has {what}, and {PortNumbers.Range}. No pod of the set can be created. Write the number on which the process listens.");
}
