using System;
using System.Collections.Immutable;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>A check of texts in which addresses of a set's pods can stand: those of workloads and of ConfigMaps.</summary>
/// <param name="descriptor">What is the same for every finding.</param>
public abstract class PeerRule(RuleDescriptor descriptor) : Rule(descriptor, Holders)
{
    private static readonly ImmutableArray<ManifestKind> Holders =
    [
        StatefulSetView.ObjectKind, DeploymentView.ObjectKind, DaemonSetView.ObjectKind, new("batch/v1", "Job"), new("batch/v1", "CronJob"),
        PodView.ObjectKind, ConfigMapView.ObjectKind,
    ];

    /// <inheritdoc/>
    public sealed override void Check(RuleContext context)
    {
        foreach (var text in PeerText.Of(context.Object))
        {
            Check(context, text);
        }
    }

    private protected abstract void Check(RuleContext context, PeerText text);
}
