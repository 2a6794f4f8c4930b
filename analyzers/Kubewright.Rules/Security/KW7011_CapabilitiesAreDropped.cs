using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>Containers drop the capabilities that they do not need.</summary>
public sealed class CapabilitiesAreDropped() : StatefulSetRule(new(
    "KW7011", "capabilities-not-dropped", "Containers drop the capabilities that they do not need",
    RuleCategory.Security, Severity.Info, RulePreset.All, RuleScope.Object))
{
    private const string All = "ALL";

    private static readonly string[] Dangerous =
        [All, "BPF", "DAC_READ_SEARCH", "MAC_ADMIN", "MAC_OVERRIDE", "NET_ADMIN", "NET_RAW", "PERFMON", "SYS_ADMIN", "SYS_BOOT", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "SYS_TIME", "SYSLOG"];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in LinuxPods.Containers(set.Template.Spec))
        {
            var security = container.View.SecurityContext;
            foreach (var item in security.Capabilities.Add)
            {
                if (item.TryGet(out var added) && Dangerous.Contains(LinuxPods.Capability(added)))
                {
                    context.Report(
                        item.At,
                        $"{context.Object} gives {container} the capability {added}, by which a process gets at the node or at its neighbours' traffic. Remove it, or give it to a sidecar that does nothing else.");
                }
            }

            CheckDropped(context, container, security);
        }
    }

    private static void CheckDropped(RuleContext context, PodContainer container, SecurityContextView security)
    {
        var dropped = security.Capabilities.Drop;
        // A privileged container keeps them all, whatever it drops.
        if (security.Privileged.Is(true) != false || !dropped.IsComplete
            || dropped.Any(static item => !item.TryGet(out var text) || LinuxPods.Capability(text) is All or "NET_RAW"))
        {
            return;
        }

        context.Report(
            dropped.Count > 0 ? dropped.At : container.View.At,
            $"{context.Object} keeps the runtime's default capabilities in {container}, NET_RAW among them, by which a process forges packets. Drop ALL, and add by name what the process needs.",
            new FixHint("Drop all capabilities", new SetValueEdit(context.Object.Key, dropped.At.Path, Build.Array([Build.Text(All)]))));
    }
}
