using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>No process gains privileges that its parent lacks.</summary>
public sealed class ContainersGainNoPrivileges() : StatefulSetRule(new(
    "KW7007", "privilege-escalation", "No process gains privileges that its parent lacks",
    RuleCategory.Security, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in LinuxPods.Containers(set.Template.Spec))
        {
            var security = container.View.SecurityContext;
            var escalation = security.AllowPrivilegeEscalation;
            // What has all privileges cannot gain any; Kubernetes refuses false there.
            if ((escalation.IsAbsent || escalation.Is(true) == true) && LinuxPods.IsAllPowerful(security) == false)
            {
                context.Report(
                    escalation.IsKnown ? escalation.At : container.View.At,
                    $"{context.Object} lets {container} gain privileges: a program with the setuid bit makes a process root that was not. Set allowPrivilegeEscalation to false.",
                    new FixHint("Forbid to gain privileges", new SetValueEdit(context.Object.Key, escalation.Path, Build.Flag(false))));
            }
        }
    }
}
