using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>Each of several ports of a Service has a name.</summary>
public sealed class PortsOfAServiceHaveNames() : Rule(
    new(
        "KW2009", "service-port-names-required", "Each of several ports of a Service has a name",
        RuleCategory.Networking, Severity.Error, RulePreset.Default, RuleScope.Object),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var ports = new ServiceView(context.Object.At).Spec.Ports.ToList();
        var nameless = ports.Where(static port => port.Name.IsAbsent || port.Name.Is("") == true).ToList();
        if (ports.Count < 2 || nameless.Count == 0)
        {
            return;
        }

        var numbers = Phrases.And([.. nameless.Select(static port => port.Port.ToString())]);
        context.Report(
            nameless[0].At,
            $"{context.Object} has {ports.Count} ports, and {(nameless.Count == 1 ? $"port {numbers} has" : $"ports {numbers} have")} no name. "
            + "The API server rejects a Service of several ports unless each has a name. Name them.",
            Fix(context.Object, ports, nameless),
            [.. nameless.Skip(1).Select(static port => port.At.Origin)]);
    }

    private static FixHint? Fix(ManifestObject service, List<ServicePortView> ports, List<ServicePortView> nameless)
    {
        var taken = new HashSet<string>(ports.Where(static port => port.Name.IsKnown).Select(static port => port.Name.ToString()));
        var edits = new List<FixEdit>();
        foreach (var port in nameless)
        {
            if (Name(port, taken) is not { } name)
            {
                return null;
            }

            edits.Add(new SetValueEdit(service.Key, port.Name.Path, Build.Text(name)));
        }

        return new FixHint("Name the ports", EquatableArray<FixEdit>.From(edits));
    }

    /// <summary>The name of the container port where one is written, else one made of protocol and number.</summary>
    private static string? Name(ServicePortView port, HashSet<string> taken)
    {
        if (port.TargetPort.TryGet(out var target) && target.Number is null && KubernetesNames.DnsLabelProblem(target.Text) is null && taken.Add(target.Text))
        {
            return target.Text;
        }

        return port.Port.TryGet(out var number) && DeclaredPorts.Protocol(port.Protocol) is { } protocol && HeadlessService.Invent(protocol, number) is var name && taken.Add(name) ? name : null;
    }
}
