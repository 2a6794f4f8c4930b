using System;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Resources;

/// <summary>Each resource of a container is one of Kubernetes' or has a domain.</summary>
public sealed class ResourceNamesAreKnown() : StatefulSetRule(new(
    "KW8008", "resource-name-unknown", "Each resource of a container is one of Kubernetes' or has a domain",
    RuleCategory.Resources, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    private static readonly string[] Standard = [ResourceLists.Cpu, ResourceLists.Memory, ResourceLists.EphemeralStorage];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var (owner, resources) in ResourceLists.Of(set.Template.Spec))
        {
            foreach (var list in new[] { resources.Requests, resources.Limits })
            {
                foreach (var entry in list.Where(static entry => !IsKnown(entry.Key)))
                {
                    var near = ClosestName.Find(entry.Key.ToLowerInvariant(), Standard) ?? Standard.FirstOrDefault(name => string.Equals(name, entry.Key, StringComparison.OrdinalIgnoreCase));
                    context.Report(
                        entry.Value.At,
                        $"{context.Object} has '{entry.Key}' among the resources of {owner}, and there is no such resource{(near is null ? "" : $" (the closest is '{near}')")}: "
                        + $"Kubernetes refuses such pods, so none is created. Write {Phrases.And(Standard)}, or a name with its domain such as 'example.com/device'.",
                        near is null || list.ContainsKey(near) != false ? null
                            : new FixHint($"Write '{near}'", new RenameKeyEdit(context.Object.Key, list.At.Path, entry.Key, near)));
                }
            }
        }
    }

    private static bool IsKnown(string resource) =>
        resource.IndexOf('/') >= 0 ? KubernetesNames.LabelKeyProblem(resource) is null
        : Standard.Contains(resource) || (resource.StartsWith(ResourceLists.HugePages, StringComparison.Ordinal) && resource.Length > ResourceLists.HugePages.Length);
}
