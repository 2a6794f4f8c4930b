using System.Collections.Generic;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A container with data may recover for some minutes before its liveness probe kills it.</summary>
public sealed class LivenessWaitsForRecovery() : StatefulSetRule(new(
    "KW4005", "liveness-without-startup-budget", "A container with data may recover for some minutes before its liveness probe kills it",
    RuleCategory.Lifecycle, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <summary>How long a recovery has to be allowed to take, in seconds.</summary>
    private const int RecoverySeconds = 300;

    private const int FixPeriodSeconds = 10;
    private const int FixFailures = 60;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Running(set.Template.Spec))
        {
            var (liveness, startup) = (container.View.LivenessProbe, container.View.StartupProbe);
            if (!liveness.At.IsKnown || !startup.At.IsAbsent || !ClaimMounts.Has(container.View, set)
                || ProbeTiming.Delay(liveness) + (ProbeTiming.Period(liveness) * ProbeTiming.Failures(liveness)) is not { } budget || budget >= RecoverySeconds)
            {
                continue;
            }

            context.Report(
                liveness.At,
                $"{context.Object} lets {container}, which keeps data in a claim, start for {budget} seconds before the liveness probe kills it: a recovery that takes longer, "
                + $"such as a journal replay after a crash, is killed and starts over for ever. Add a startupProbe that allows {RecoverySeconds} seconds or more.",
                Fix(context, liveness, startup.At));
        }
    }

    private static FixHint? Fix(RuleContext context, ProbeView liveness, NodeAt startup)
    {
        var members = new List<(string, Node)>();
        foreach (var name in new[] { "exec", "grpc", "httpGet", "tcpSocket", "timeoutSeconds" })
        {
            var node = liveness.At[name].Node;
            if (!node.IsAbsent)
            {
                if (Known.Copy(node) is not { } copy)
                {
                    return null;
                }

                members.Add((name, copy));
            }
        }

        members.Add(("periodSeconds", Build.Integer(FixPeriodSeconds)));
        members.Add(("failureThreshold", Build.Integer(FixFailures)));
        return new FixHint(
            $"Add a startup probe that allows {FixPeriodSeconds * FixFailures} seconds",
            new SetValueEdit(context.Object.Key, startup.Path, Build.Object(members)));
    }
}
