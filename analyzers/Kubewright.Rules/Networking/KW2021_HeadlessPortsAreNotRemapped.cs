using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>A headless Service leads no port to another number.</summary>
public sealed class HeadlessPortsAreNotRemapped() : Rule(
    new(
        "KW2021", "headless-port-remap", "A headless Service leads no port to another number",
        RuleCategory.Networking, Severity.Warning, RulePreset.Production, RuleScope.Object),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var service = new ServiceView(context.Object.At).Spec;
        if (service.ClusterIP.Is(HeadlessService.None) != true)
        {
            return;
        }

        foreach (var port in service.Ports)
        {
            if (!port.Port.TryGet(out var number) || !port.TargetPort.TryGet(out var target) || target.Number is not { } reached || reached == number)
            {
                continue;
            }

            var isFree = service.Ports.IsComplete && service.Ports.All(other => other.Port.Is(reached) == false);
            context.Report(
                port.TargetPort.At,
                $"{context.Object} is headless and leads port {number} to {reached}. Nothing translates ports for it: DNS gives the pods' own addresses, where only {reached} answers. "
                + $"Write port {reached}.",
                isFree ? new FixHint($"Write port {reached}", new SetValueEdit(context.Object.Key, port.Port.Path, Build.Integer(reached))) : null);
        }
    }
}
