namespace Kubewright.Runtime;

/// <summary>Fills in what the API server fills into a StatefulSet.</summary>
internal static class StatefulSetDefaults
{
    /// <summary>The set with every default in place.</summary>
    /// <param name="set">The set as written.</param>
    /// <param name="old">The stored set; null for a new one.</param>
    /// <param name="features">Whether <c>maxUnavailable</c> is offered; else it is dropped unless it was stored before (SS-009).</param>
    public static StatefulSet Apply(StatefulSet set, StatefulSet? old, KubernetesFeatures features)
    {
        var honorsMaxUnavailable = features.Has(KubernetesFeature.MaxUnavailableStatefulSet);
        if (set.Spec is not { } written)
        {
            return set;
        }

        var spec = written.WithDefaults();
        var retention = spec.PersistentVolumeClaimRetentionPolicy ?? new StatefulSetPersistentVolumeClaimRetentionPolicy();
        return set with
        {
            Spec = spec with
            {
                Replicas = spec.Replicas ?? 1,
                RevisionHistoryLimit = spec.RevisionHistoryLimit ?? 10,
                PodManagementPolicy = spec.PodManagementPolicy ?? PodManagementPolicy.OrderedReady,
                ServiceName = spec.ServiceName ?? "",
                UpdateStrategy = Strategy(
                    written.UpdateStrategy,
                    honorsMaxUnavailable,
                    honorsMaxUnavailable || old?.Spec?.UpdateStrategy?.RollingUpdate?.MaxUnavailable is not null),
                PersistentVolumeClaimRetentionPolicy = retention with
                {
                    WhenDeleted = retention.WhenDeleted ?? PersistentVolumeClaimRetentionPolicyType.Retain,
                    WhenScaled = retention.WhenScaled ?? PersistentVolumeClaimRetentionPolicyType.Retain,
                },
                Template = TemplateDefaults.Apply(spec.Template),
                VolumeClaimTemplates = spec.VolumeClaimTemplates is { } claims ? [.. claims.Select(Claim)] : null,
            },
        };
    }

    /// <summary>
    /// A strategy without a type is a rolling update with settings; one that names the type and leaves the settings out
    /// keeps them out, which matters for the revision of new pods.
    /// </summary>
    private static StatefulSetUpdateStrategy Strategy(StatefulSetUpdateStrategy? written, bool fillsMaxUnavailable, bool keepsMaxUnavailable)
    {
        var strategy = written ?? new StatefulSetUpdateStrategy();
        if (strategy.Type is null)
        {
            strategy = strategy with
            {
                Type = StatefulSetUpdateStrategyType.RollingUpdate,
                RollingUpdate = strategy.RollingUpdate ?? new RollingUpdateStatefulSetStrategy(),
            };
        }

        if (strategy.RollingUpdate is not { } rolling)
        {
            return strategy;
        }

        return strategy with
        {
            RollingUpdate = rolling with
            {
                Partition = strategy.Type == StatefulSetUpdateStrategyType.RollingUpdate ? rolling.Partition ?? 0 : rolling.Partition,
                MaxUnavailable = !keepsMaxUnavailable ? null
                    : fillsMaxUnavailable ? rolling.MaxUnavailable ?? 1
                    : rolling.MaxUnavailable,
            },
        };
    }

    private static VolumeClaim Claim(VolumeClaim claim) => claim with
    {
        ApiVersion = "v1",
        Kind = "PersistentVolumeClaim",
        Spec = claim.Spec is { } spec ? spec with { VolumeMode = spec.VolumeMode ?? VolumeMode.Filesystem } : null,
        Status = new PersistentVolumeClaimStatus { Phase = ClaimPhase.Pending },
    };
}
