using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Each container has a name of its own that is a DNS label.</summary>
public sealed class ContainerNamesAreValid() : StatefulSetRule(new(
    "KW4014", "container-name-invalid", "Each container has a name of its own that is a DNS label",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var containers = PodContainers.Of(set.Template.Spec).ToList();
        var names = new HashSet<string>();
        foreach (var container in containers)
        {
            var name = container.View.Name;
            if (name.IsAbsent)
            {
                context.Report(container.View.At, $"{context.Object} has {container} without a name: Kubernetes refuses such pods, so none is created. Give it a name.");
            }
            else if (name.TryGet(out var text))
            {
                var syntax = KubernetesNames.DnsLabelProblem(text);
                var problem = syntax ?? (names.Add(text) ? null : "another container of the pod has it too");
                if (problem is not null)
                {
                    context.Report(
                        name.At,
                        $"{context.Object} has {container}, and that is no name for it: {problem}. Kubernetes refuses such pods, so none is created. "
                        + $"Give it a name of at most {KubernetesNames.LabelLength} lower-case letters, digits and dashes that no other container of the pod has.",
                        syntax is null ? null : Fix(context, containers, name, text));
                }
            }
        }
    }

    private static FixHint? Fix(RuleContext context, List<PodContainer> containers, Value<string> name, string text)
    {
        var mended = KubernetesNames.ToDnsLabel(text);
        return mended is null || containers.Any(other => other.View.Name.Is(mended) != false || (other.View.Name.Path != name.Path && other.View.Name.Is(text) == true))
            ? null
            : new FixHint($"Name the container '{mended}'", new SetValueEdit(context.Object.Key, name.Path, Build.Text(mended)));
    }
}
