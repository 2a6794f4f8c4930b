using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>Each target port that is a name is the name of a container port.</summary>
public sealed class TargetPortNamesExist() : Rule(
    new(
        "KW2004", "service-target-port-name-missing", "Each target port that is a name is the name of a container port",
        RuleCategory.Networking, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        foreach (var port in new ServiceView(context.Object.At).Spec.Ports)
        {
            if (port.TargetPort.TryGet(out var target) && target.Number is null && KubernetesNames.PortNameProblem(target.Text) is null)
            {
                Check(context, port, target.Text);
            }
        }
    }

    private static void Check(RuleContext context, ServicePortView port, string name)
    {
        var pods = ServicePods.Of(context.Object, context.Manifests);
        var declared = pods.Workloads.Select(static workload => DeclaredPorts.Of(workload.Template.Spec)).ToList();
        var isMissing = pods is { IsComplete: true, Workloads.Length: > 0 }
            && declared.TrueForAll(ports => ports.IsComplete && ports.Ports.All(item => item.Name.Is(name) == false));
        if (!isMissing)
        {
            return;
        }

        var near = ClosestName.Find(name, declared.SelectMany(static ports => ports.Ports).Where(static item => item.Name.IsKnown).Select(static item => item.Name.ToString()));
        context.Report(
            port.TargetPort.At,
            $"{context.Object} leads its port {port.Port} to '{name}', and no container of {Phrases.And([.. pods.Workloads.Select(static workload => workload.Object.ToString())])} has a port of that name"
            + (near is null ? "" : $" (the closest is '{near}')")
            + ": connections to it are refused. " + (near is null ? "Name the container's port so, or write the name that it has." : $"Write '{near}'."),
            near is null ? null : new FixHint($"Lead it to '{near}'", new SetValueEdit(context.Object.Key, port.TargetPort.Path, Build.Text(near))),
            [.. pods.Workloads.Select(static workload => workload.Template.Spec.Containers.At.Origin)]);
    }
}
