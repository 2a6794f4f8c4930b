using Kubewright.Rules;
using Kubewright.Rules.Views;

namespace Kubewright.Analyzers;

/// <summary>Every object beside a workload that a class of manifests makes is emitted or used. Runs on those of <see cref="UnusedObjects"/>.</summary>
internal sealed class MadeObjectsAreEmitted() : Rule(
    SourceRules.ObjectNeverEmitted, ServiceView.ObjectKind, PodDisruptionBudgetView.ObjectKind, PersistentVolumeView.ObjectKind, ConfigMapView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context) => context.Report(
        context.Object.At,
        $"{context.Object} is made but neither emitted nor used: no manifest of it is written, and the cluster never gets it. Make its member public, return it with the others, or delete it.");
}
