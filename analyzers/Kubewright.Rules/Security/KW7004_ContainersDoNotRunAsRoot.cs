using System.Collections.Generic;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>No container runs as root.</summary>
public sealed class ContainersDoNotRunAsRoot() : StatefulSetRule(new(
    "KW7004", "run-as-root", "No container runs as root",
    RuleCategory.Security, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        var reported = new HashSet<string>();
        foreach (var container in LinuxPods.Containers(pod))
        {
            var own = container.View.SecurityContext;
            var nonRoot = LinuxPods.Effective(own.RunAsNonRoot, pod.SecurityContext.RunAsNonRoot);
            var user = LinuxPods.Effective(own.RunAsUser, pod.SecurityContext.RunAsUser);
            if (nonRoot.Is(true) == true)
            {
                if (user.Is(0) == true && reported.Add(user.Path))
                {
                    context.ReportAs(
                        Severity.Error,
                        user.At,
                        $"{context.Object} asks for user 0 and for runAsNonRoot in {container}, which contradict each other: the container never starts. Set runAsUser to another user, or remove it for the image's.");
                }

                continue;
            }

            if (nonRoot.IsUnknown || !(user.IsAbsent || user.Is(0) == true))
            {
                continue;
            }

            var at = user.IsKnown ? user.At : nonRoot.IsKnown ? nonRoot.At : container.View.At;
            if (reported.Add(at.Path))
            {
                context.Report(
                    at,
                    $"{context.Object} {(user.IsKnown ? $"runs {container} as user 0" : $"may run {container} as root, which is up to the image")}: whoever breaks out of the container is root on the node. "
                    + "Set runAsNonRoot to true, and runAsUser where the image names no user by number.",
                    user.IsKnown ? null : new FixHint("Refuse to run as root", new SetValueEdit(context.Object.Key, nonRoot.IsKnown ? nonRoot.Path : own.RunAsNonRoot.Path, Build.Flag(true))));
            }
        }
    }
}
