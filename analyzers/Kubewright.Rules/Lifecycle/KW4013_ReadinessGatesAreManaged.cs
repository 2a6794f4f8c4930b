using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A controller sets the condition of each readiness gate.</summary>
public sealed class ReadinessGatesAreManaged() : StatefulSetRule(new(
    "KW4013", "readiness-gate-unmanaged", "A controller sets the condition of each readiness gate",
    RuleCategory.Lifecycle, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet))
{
    private static readonly string[] OwnConditions =
        ["PodScheduled", "PodReadyToStartContainers", "Initialized", "ContainersReady", "Ready", "DisruptionTarget", "PodResizePending", "PodResizeInProgress"];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (context.Cluster.ReadinessGates is not { } managed || Ordinals.Replicas(set) == 0)
        {
            return;
        }

        foreach (var gate in set.Template.Spec.ReadinessGates)
        {
            if (gate.ConditionType.TryGet(out var condition) && condition.Length > 0 && !managed.Contains(condition) && !OwnConditions.Contains(condition))
            {
                var pods = context.Object.Name.TryGet(out var name) && Ordinals.Of(set) is { } ordinals ? $"pod '{name}-{ordinals.Start}'" : "the first pod";
                var rest = set.PodManagementPolicy.IsAbsent || set.PodManagementPolicy.Is("OrderedReady") == true ? ", and an ordered start waits for it for ever" : "";
                context.Report(
                    gate.ConditionType.At,
                    $"{context.Object} waits for the condition '{condition}' as a readiness gate, which no declared controller sets: {pods} never becomes ready{rest}. "
                    + "Remove the gate, or declare the condition in the setting readiness-gates when a controller of the cluster sets it.");
            }
        }
    }
}
