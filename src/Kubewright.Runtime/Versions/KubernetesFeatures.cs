using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Runtime;

/// <summary>The features of one cluster. Everything that depends on the Kubernetes release asks here, and nowhere else.</summary>
public sealed class KubernetesFeatures
{
    /// <summary>In which releases a feature is on: from the first up to, and without, the second.</summary>
    private static readonly ImmutableArray<(KubernetesFeature Feature, KubernetesVersion From, KubernetesVersion Before)> Releases =
    [
        (KubernetesFeature.MaxUnavailableStatefulSet, Patch(35, 0), Patch(35, 4)),
        (KubernetesFeature.MaxUnavailableStatefulSet, Minor(37), Never),
        (KubernetesFeature.UnavailablePodsUpdateFirst, Minor(36), Never),
        (KubernetesFeature.UpdateAwaitsAvailability, Minor(35), Never),
        (KubernetesFeature.StatefulSetSemanticRevisionComparison, Patch(34, 2), Never),
        (KubernetesFeature.TemplateValidation, Minor(34), Never),
        (KubernetesFeature.MutableRevisionHistoryLimit, Minor(34), Never),
        (KubernetesFeature.NullTimestampInRevisions, Minor(0), Minor(34)),
    ];

    private readonly ImmutableHashSet<KubernetesFeature> _on;

    private KubernetesFeatures(ImmutableHashSet<KubernetesFeature> on) => _on = on;

    /// <summary>The release that a cluster has when nothing else is said: 1.36.</summary>
    public static KubernetesVersion DefaultVersion { get; } = Minor(36);

    /// <summary>What a cluster does when nothing else is said: 1.36 with <c>maxUnavailable</c> offered, in the form of 1.37.</summary>
    public static KubernetesFeatures Default { get; } = Of(DefaultVersion).With(KubernetesFeature.MaxUnavailableStatefulSet, true);

    private static KubernetesVersion Never => new(int.MaxValue, 0);

    /// <summary>The features of a release as it ships.</summary>
    /// <param name="version">The release; without a patch its latest. Known are 1.33 to 1.37; an older one is like 1.33, a newer one like 1.37.</param>
    public static KubernetesFeatures Of(KubernetesVersion version)
    {
        var exact = version with { Patch = version.Patch ?? int.MaxValue };
        return new KubernetesFeatures([.. Releases
            .Where(row => exact.CompareTo(row.From) >= 0 && exact.CompareTo(row.Before) < 0)
            .Select(static row => row.Feature)]);
    }

    /// <summary>Whether the cluster has <paramref name="feature"/>.</summary>
    public bool Has(KubernetesFeature feature) => _on.Contains(feature);

    /// <summary>These features with one switched on or off, as <c>--feature-gates</c> does.</summary>
    public KubernetesFeatures With(KubernetesFeature feature, bool isOn) => new(isOn ? _on.Add(feature) : _on.Remove(feature));

    private static KubernetesVersion Minor(int minor) => new(1, minor);

    private static KubernetesVersion Patch(int minor, int patch) => new(1, minor, patch);
}
