using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>A container that may not gain privileges is not given them all.</summary>
public sealed class PrivilegesDoNotContradict() : StatefulSetRule(new(
    "KW7009", "privilege-escalation-conflict", "A container that may not gain privileges is not given them all",
    RuleCategory.Security, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <summary>The API server looks for this spelling alone.</summary>
    private const string SysAdmin = "CAP_" + LinuxPods.SysAdmin;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            var security = container.View.SecurityContext;
            if (security.AllowPrivilegeEscalation.Is(false) != true)
            {
                continue;
            }

            var added = security.Capabilities.Add.Where(static item => item.Is(SysAdmin) == true).ToList();
            var isPrivileged = security.Privileged.Is(true) == true;
            if (isPrivileged || added.Count > 0)
            {
                context.Report(
                    security.AllowPrivilegeEscalation.At,
                    $"{context.Object} sets allowPrivilegeEscalation to false in {container} and {(isPrivileged ? "makes it privileged" : $"adds {SysAdmin}")}: Kubernetes refuses such pods, so none is created. "
                    + $"Remove {(isPrivileged ? "privileged" : SysAdmin)}, or allow the escalation that it is.",
                    null,
                    isPrivileged ? security.Privileged.Origin : added[0].Origin);
            }
        }
    }
}
