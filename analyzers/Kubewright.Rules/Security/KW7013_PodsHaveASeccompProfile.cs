using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>A seccomp profile limits the system calls of each container.</summary>
public sealed class PodsHaveASeccompProfile() : StatefulSetRule(new(
    "KW7013", "seccomp-missing", "A seccomp profile limits the system calls of each container",
    RuleCategory.Security, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var profile = set.Template.Spec.SecurityContext.SeccompProfile;
        var bare = LinuxPods.Containers(set.Template.Spec).Where(static container => container.View.SecurityContext.SeccompProfile.At.IsAbsent).ToList();
        if (!profile.At.IsAbsent || bare.Count == 0)
        {
            return;
        }

        context.Report(
            profile.At,
            $"{context.Object} has no seccomp profile for {Phrases.And([.. bare.Select(static container => container.ToString())])}: every system call of the node's kernel is open to it. "
            + "Set the pod's seccompProfile to RuntimeDefault.",
            new FixHint("Use the runtime's seccomp profile", new SetValueEdit(context.Object.Key, profile.At.Path, Build.Object(("type", Build.Text("RuntimeDefault"))))));
    }
}
