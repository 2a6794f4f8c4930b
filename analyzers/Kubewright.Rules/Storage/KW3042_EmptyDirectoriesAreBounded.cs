using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Empty directories have a limit.</summary>
public sealed class EmptyDirectoriesAreBounded() : StatefulSetRule(new(
    "KW3042", "empty-dir-unbounded", "Empty directories have a limit",
    RuleCategory.Storage, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        foreach (var volume in pod.Volumes)
        {
            var directory = volume.EmptyDir;
            if (!directory.At.IsKnown || !volume.Name.TryGet(out var name))
            {
                continue;
            }

            var isMemory = directory.Medium.Is("Memory") == true;
            if (directory.SizeLimit.IsAbsent)
            {
                context.Report(
                    volume.Name.At,
                    $"{context.Object} has the emptyDir '{name}' without a limit: it can fill the {(isMemory ? "memory" : "disk")} of the node, and the kubelet evicts pods. Set sizeLimit.",
                    // In memory the container needs a limit too, which only a person can choose.
                isMemory && Unlimited(pod, name) is not null ? null : new FixHint("Set sizeLimit to 1Gi", new SetValueEdit(context.Object.Key, directory.SizeLimit.Path, Build.Text("1Gi"))));
            }
            else if (isMemory && Unlimited(pod, name) is { } container)
            {
                context.Report(
                    volume.Name.At,
                    $"{context.Object} has the emptyDir '{name}' in memory, and {container}, which mounts it, has no memory limit that its files would count against: they can take the memory of the node. "
                    + "Set a memory limit.");
            }
        }
    }

    /// <summary>A container that mounts the volume and certainly has no memory limit.</summary>
    private static PodContainer? Unlimited(PodSpecView pod, string volume)
    {
        foreach (var container in PodContainers.Running(pod))
        {
            if (pod.Resources.Limits.ContainsKey("memory") == false && container.View.Resources.Limits.ContainsKey("memory") == false
                && PodVolumes.UsesOf(container).Any(use => use.Uses(volume) == true))
            {
                return container;
            }
        }

        return null;
    }
}
