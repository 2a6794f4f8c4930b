using System;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A pod that is merely not ready is not restarted.</summary>
public sealed class LivenessIsSlowerThanReadiness() : StatefulSetRule(new(
    "KW4015", "liveness-equals-readiness", "A pod that is merely not ready is not restarted",
    RuleCategory.Lifecycle, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    private const int Factor = 3;
    private static readonly string[] Sorts = ["exec", "grpc", "httpGet", "tcpSocket"];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Running(set.Template.Spec))
        {
            var (liveness, readiness) = (container.View.LivenessProbe, container.View.ReadinessProbe);
            if (liveness.At.IsKnown && readiness.At.IsKnown && Asks(liveness.At) is { } asked && asked == Asks(readiness.At)
                && ProbeTiming.Period(liveness) is { } period && ProbeTiming.Failures(liveness) is { } failures
                && ProbeTiming.Period(readiness) * ProbeTiming.Failures(readiness) is { } patience && period * failures <= patience)
            {
                // Three times as many, or as many as it takes.
                var wanted = Math.Max(failures * Factor, (patience / period) + 1);
                context.Report(
                    liveness.At,
                    $"{context.Object} asks {container} the same question by its liveness and its readiness probe, and restarts it after {period * failures} seconds of failures, no later than it is taken out of service: "
                    + "a replica that is only busy, or waits for its peers, is restarted and falls further behind. "
                    + $"Raise the liveness probe's failureThreshold, for example to {wanted}, or let it ask something simpler.",
                    new FixHint($"Set the liveness probe's failureThreshold to {wanted}", new SetValueEdit(context.Object.Key, liveness.FailureThreshold.Path, Build.Integer(wanted))),
                    readiness.At.Origin);
            }
        }
    }

    /// <summary>What a probe asks, as text that is equal for equal questions; null when nobody can say.</summary>
    private static string? Asks(NodeAt probe)
    {
        var written = Sorts.Where(sort => !probe[sort].IsAbsent).ToList();
        return written.Count == 1 && Text(probe[written[0]].Node) is { } text ? written[0] + text : null;
    }

    private static string? Text(Node node)
    {
        if (node is not ObjectNode { IsOpen: false } map || Known.Copy(map) is null)
        {
            return null;
        }

        // What the API server fills in is the same written or not.
        var members = map.Members
            .Where(static member => !member.Value.IsAbsent && member is not ({ Name: "path", Value: ScalarNode { Text: "/" } } or { Name: "scheme", Value: ScalarNode { Text: "HTTP" } } or { Value: ScalarNode { Text: "" } }))
            .OrderBy(static member => member.Name, StringComparer.Ordinal);
        return NodeJson.Write(Build.Object(members.Select(static member => (member.Name, member.Value))));
    }
}
