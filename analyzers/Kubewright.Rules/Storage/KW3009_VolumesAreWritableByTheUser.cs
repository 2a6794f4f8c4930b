using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>A process that is not root can write to its claims.</summary>
public sealed class VolumesAreWritableByTheUser() : StatefulSetRule(new(
    "KW3009", "fs-group-missing", "A process that is not root can write to its claims",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        if (!pod.SecurityContext.FsGroup.IsAbsent || !pod.InitContainers.IsComplete || pod.Os.Name.Is("windows") != false)
        {
            return;
        }

        var volumes = PodVolumes.Of(set);
        foreach (var use in volumes.Uses)
        {
            if (use.Mount is null || use.IsWritable != true || volumes.TemplateOf(use) is not { } template || use.Container.RunsOn != true
                || User(pod.SecurityContext, use.Container.View.SecurityContext) is not { } user || IsPrepared(volumes, pod, use))
            {
                continue;
            }

            var group = Group(pod.SecurityContext, use.Container.View.SecurityContext, user);
            context.Report(
                user.At,
                $"{context.Object} runs {use.Container} {user.Text} and mounts {ClaimText.Of(template)}, but sets no fsGroup: "
                + "a new volume belongs to root, so the process cannot write to it. Set the pod's fsGroup to the group that the process runs in.",
                group is { } id ? new FixHint($"Set fsGroup to {id}", new SetValueEdit(context.Object.Key, pod.SecurityContext.FsGroup.Path, Build.Integer(id))) : null,
                use.Volume.Origin);
            return;
        }
    }

    /// <summary>As whom the container's process certainly runs, when that is not root.</summary>
    private static (NodeAt At, string Text, long? Id)? User(PodSecurityContextView pod, SecurityContextView container)
    {
        var user = container.RunAsUser.IsAbsent ? pod.RunAsUser : container.RunAsUser;
        if (user.TryGet(out var id))
        {
            return id > 0 ? (user.At, $"as user {id}", id) : null;
        }

        var nonRoot = container.RunAsNonRoot.IsAbsent ? pod.RunAsNonRoot : container.RunAsNonRoot;
        return user.IsAbsent && nonRoot.Is(true) == true ? (nonRoot.At, "as a user that is not root", null) : null;
    }

    /// <summary>Whether an init container may have given the volume to the user.</summary>
    private static bool IsPrepared(PodVolumes volumes, PodSpecView pod, VolumeUse use) => volumes.Uses.Any(other =>
        other.Container.Role != ContainerRole.Main
        && other.Uses(use.Volume.ToString()) != false
        && User(pod.SecurityContext, other.Container.View.SecurityContext) is null);

    private static long? Group(PodSecurityContextView pod, SecurityContextView container, (NodeAt At, string Text, long? Id) user)
    {
        var group = container.RunAsGroup.IsAbsent ? pod.RunAsGroup : container.RunAsGroup;
        return group.TryGet(out var id) ? id : group.IsAbsent ? user.Id : null;
    }
}
