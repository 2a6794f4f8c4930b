using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>Members that wait for a majority before they are ready start together.</summary>
public sealed class MembersStartTogether() : StatefulSetRule(new(
    "KW5009", "ordered-ready-blocks-quorum", "Members that wait for a majority start together",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <summary>What the probes of well-known images ask that only a cluster with a leader answers.</summary>
    private static readonly ImmutableArray<string> Questions =
        ["_cluster/health", "etcdctl endpoint health", "etcdctl cluster-health", "zkServer.sh status", "/v1/status/leader"];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Rollout.IsOrdered(set) != true
            || Rollout.Pods(context, set) is not { Count: > 1 and var count, Start: var start }
            || WaitingContainer(context, set) is not { } container
            || Quorum.Of(context.Object, set, context.Options) != true)
        {
            return;
        }

        context.Report(
            set.PodManagementPolicy.At,
            $"{context.Object} starts its {count} members one after the other, and {container} is ready only once {Quorum.Majority(count)} of them run: "
            + $"{Rollout.PodPrefix(context.Object)}-{start} waits for members that OrderedReady does not start before it is ready, and the first start never ends. "
            + "Set podManagementPolicy to Parallel before the first apply (it cannot change later), and publishNotReadyAddresses on the governing Service, "
            + "so that the members find each other.",
            // The policy of a set that is applied cannot change; that the Service publishes is a rule of its own.
            context.Previous is null ? new FixHint("Start the members together", new SetValueEdit(context.Object.Key, set.PodManagementPolicy.Path, Build.Text("Parallel"))) : null);
    }

    /// <summary>A container whose readiness asks for a majority: by what is known of its image, or by the command or path of its probe.</summary>
    private static PodContainer? WaitingContainer(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Running(set.Template.Spec))
        {
            var probe = container.View.ReadinessProbe;
            // An open port tells nothing about a majority.
            var asks = probe.Exec.At.IsKnown || probe.HttpGet.At.IsKnown || probe.Grpc.At.IsKnown;
            if ((asks && container.View.Image.TryGet(out var image) && context.Options.Images.Find(image) is { ReadinessNeedsMajority: true }) || AsksForTheCluster(probe))
            {
                return container;
            }
        }

        return null;
    }

    private static bool AsksForTheCluster(ProbeView probe)
    {
        // A part that nobody knows may ask for the member alone.
        var command = probe.Exec.Command;
        var question = probe.HttpGet.Path.TryGet(out var path) ? path
            : command.IsComplete && command.All(static word => word.IsKnown) ? string.Join(" ", command)
            : "";
        return Questions.Any(asked => question.Contains(asked)) && !question.Contains("local=true");
    }
}
