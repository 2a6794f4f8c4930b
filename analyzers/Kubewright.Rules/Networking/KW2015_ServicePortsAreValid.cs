using System.Collections.Generic;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>Each port of a Service is one that Kubernetes takes.</summary>
public sealed class ServicePortsAreValid() : Rule(
    new(
        "KW2015", "service-port-invalid", "Each port of a Service is one that Kubernetes takes",
        RuleCategory.Networking, Severity.Error, RulePreset.Default, RuleScope.Object),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var (names, numbers) = (new HashSet<string>(), new HashSet<(string, long)>());
        foreach (var port in new ServiceView(context.Object.At).Spec.Ports)
        {
            if (port.Name.TryGet(out var name) && name.Length > 0)
            {
                CheckName(context, port, name, isRepeated: !names.Add(name));
            }

            if (port.Port.TryGet(out var number))
            {
                if (number is < PortNumbers.First or > PortNumbers.Last)
                {
                    Report(context, port.Port.At, $"port {number}", PortNumbers.Range, "Write the number on which clients connect.");
                }
                else if (DeclaredPorts.Protocol(port.Protocol) is { } protocol && !numbers.Add((protocol, number)))
                {
                    Report(context, port.Port.At, $"port {number}", $"another port has this number and {protocol} too", "Take one of them away.");
                }
            }

            if (port.TargetPort.TryGet(out var target))
            {
                CheckTarget(context, port.TargetPort.At, target);
            }
        }
    }

    private static void CheckName(RuleContext context, ServicePortView port, string name, bool isRepeated)
    {
        var problem = KubernetesNames.DnsLabelProblem(name);
        if (problem is null && !isRepeated)
        {
            return;
        }

        var near = problem is null ? null : KubernetesNames.ToDnsLabel(name);
        Report(
            context,
            port.Name.At,
            $"the port name '{name}'",
            problem ?? "another port has it too",
            near is null ? "Give it a name of its own." : $"Write '{near}', for example.",
            near is null ? null : new FixHint($"Name the port '{near}'", new SetValueEdit(context.Object.Key, port.Name.Path, Build.Text(near))));
    }

    private static void CheckTarget(RuleContext context, NodeAt at, IntOrText target)
    {
        if (target.Number is { } number)
        {
            if (number is < PortNumbers.First or > PortNumbers.Last)
            {
                Report(context, at, $"targetPort {number}", PortNumbers.Range, "Write the number of a container port.");
            }
        }
        else if (KubernetesNames.PortNameProblem(target.Text) is { } problem)
        {
            Report(context, at, $"targetPort '{target.Text}'", problem, "Write the name of a container port, or its number without quotes.");
        }
    }

    private static void Report(RuleContext context, NodeAt at, string what, string problem, string cure, FixHint? fix = null) =>
        context.Report(at, $"{context.Object} has {what}, which cannot be: {problem}. The API server rejects the Service. {cure}", fix);
}
