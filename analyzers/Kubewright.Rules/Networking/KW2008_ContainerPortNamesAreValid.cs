using System.Collections.Generic;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>Each name of a container port is one that Kubernetes takes.</summary>
public sealed class ContainerPortNamesAreValid() : StatefulSetRule(new(
    "KW2008", "container-port-name-invalid", "Each name of a container port is one that Kubernetes takes",
    RuleCategory.Networking, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            var names = new HashSet<string>();
            foreach (var port in container.View.Ports)
            {
                if (!port.Name.TryGet(out var name) || name.Length == 0)
                {
                    continue;
                }

                var problem = KubernetesNames.PortNameProblem(name) ?? (names.Add(name) ? null : "another port of the container has it too");
                if (problem is not null)
                {
                    context.Report(
                        port.Name.At,
                        $"{context.Object} has a port '{name}' in {container}, and that is no name for it: {problem}. No pod of the set can be created. "
                        + $"Give it a name of at most {KubernetesNames.PortNameLength} lower-case letters, digits and dashes that no other port of the container has.");
                }
            }
        }
    }
}
