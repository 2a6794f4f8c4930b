namespace Kubewright.Runtime;

/// <summary>Checks a StatefulSet as the API server does.</summary>
internal static class StatefulSetValidation
{
    /// <summary>Checks a new set.</summary>
    public static void CheckCreate(FieldErrors errors, StatefulSet set, KubernetesFeatures features)
    {
        var name = set.Metadata.Name ?? "";
        if (NameRules.DnsLabel(name) is { } wrongName)
        {
            errors.Invalid("metadata.name", name, wrongName);
        }

        if (set.Spec is not { } spec)
        {
            errors.Required("spec");
            return;
        }

        if (spec.ServiceName?.Name is { Length: > 0 } service && NameRules.DnsLabel(service) is { } wrongService)
        {
            errors.Invalid("spec.serviceName", service, wrongService);
        }

        CheckSpec(errors, spec);
        if (features.Has(KubernetesFeature.TemplateValidation))
        {
            CheckTemplates(errors, spec);
        }
    }

    /// <summary>Checks a change of a stored set.</summary>
    public static void CheckUpdate(FieldErrors errors, StatefulSet set, StatefulSet old, KubernetesFeatures features)
    {
        if (set.Spec is not { } spec || old.Spec is not { } oldSpec)
        {
            errors.Required("spec");
            return;
        }

        CheckSpec(errors, spec);

        if (features.Has(KubernetesFeature.TemplateValidation))
        {
            // What the stored set would already fail is not held against a change.
            var earlier = new FieldErrors();
            CheckTemplates(earlier, oldSpec);
            if (earlier.IsEmpty)
            {
                CheckTemplates(errors, spec);
            }
        }

        var isLimitMutable = features.Has(KubernetesFeature.MutableRevisionHistoryLimit);
        var comparable = spec with
        {
            Replicas = oldSpec.Replicas,
            Ordinals = oldSpec.Ordinals,
            Template = oldSpec.Template,
            UpdateStrategy = oldSpec.UpdateStrategy,
            RevisionHistoryLimit = isLimitMutable ? oldSpec.RevisionHistoryLimit : spec.RevisionHistoryLimit,
            PersistentVolumeClaimRetentionPolicy = oldSpec.PersistentVolumeClaimRetentionPolicy,
            MinReadySeconds = oldSpec.MinReadySeconds,
        };
        if (comparable != oldSpec)
        {
            errors.Forbidden(
                "spec",
                "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
                + (isLimitMutable ? "'revisionHistoryLimit', " : "")
                + "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
        }
    }

    /// <summary>Checks a change of a stored set's status.</summary>
    public static void CheckStatus(FieldErrors errors, StatefulSet set, StatefulSet old)
    {
        if (set.Status is not { } status)
        {
            return;
        }

        errors.NotNegative("status.replicas", status.Replicas);
        errors.NotNegative("status.observedGeneration", status.ObservedGeneration);
        errors.NotNegative("status.collisionCount", status.CollisionCount);
        CheckCounter(errors, "status.readyReplicas", status.ReadyReplicas, status.Replicas);
        CheckCounter(errors, "status.currentReplicas", status.CurrentReplicas, status.Replicas);
        CheckCounter(errors, "status.updatedReplicas", status.UpdatedReplicas, status.Replicas);
        CheckCounter(errors, "status.availableReplicas", status.AvailableReplicas, status.Replicas);
        if (status.AvailableReplicas > (status.ReadyReplicas ?? 0))
        {
            errors.Invalid("status.availableReplicas", status.AvailableReplicas.Value, "cannot be greater than status.readyReplicas");
        }

        if ((status.CollisionCount ?? 0) < (old.Status?.CollisionCount ?? 0))
        {
            errors.Invalid("status.collisionCount", status.CollisionCount ?? 0, "cannot be decremented");
        }
    }

    private static void CheckCounter(FieldErrors errors, string path, int? counter, int? replicas)
    {
        errors.NotNegative(path, counter);
        if (counter > (replicas ?? 0))
        {
            errors.Invalid(path, counter.Value, "cannot be greater than status.replicas");
        }
    }

    private static void CheckSpec(FieldErrors errors, StatefulSetSpec spec)
    {
        errors.NotNegative("spec.replicas", spec.Replicas);
        errors.NotNegative("spec.minReadySeconds", spec.MinReadySeconds?.Seconds);
        errors.NotNegative("spec.ordinals.start", spec.Ordinals?.Start);
        CheckStrategy(errors, spec.UpdateStrategy);
        SelectorValidation.Check(errors, "statefulset", spec.Selector, spec.Template);
        PodTemplateValidation.CheckRunsForEver(errors, "StatefulSet", spec.Template);
    }

    private static void CheckStrategy(FieldErrors errors, StatefulSetUpdateStrategy? strategy)
    {
        const string path = "spec.updateStrategy.rollingUpdate";
        if (strategy?.RollingUpdate is not { } rolling)
        {
            return;
        }

        if (strategy.Type == StatefulSetUpdateStrategyType.OnDelete)
        {
            errors.Invalid(path, rolling, "only allowed for updateStrategy 'RollingUpdate'");
            return;
        }

        errors.NotNegative($"{path}.partition", rolling.Partition);
        if (rolling.MaxUnavailable is { } maxUnavailable)
        {
            CheckMaxUnavailable(errors, $"{path}.maxUnavailable", maxUnavailable);
        }
    }

    private static void CheckMaxUnavailable(FieldErrors errors, string path, IntOrString value)
    {
        if (value.Number is { } number)
        {
            errors.NotNegative(path, number);
            if (number == 0)
            {
                errors.Invalid(path, number, "cannot be 0");
            }
        }
        else if (!value.TryGetPercent(out var percent))
        {
            errors.Invalid(path, value.Text!, "a valid percent string must be digits followed by an ending '%' (for example '1%' or '93%')");
        }
        else if (percent == 0)
        {
            errors.Invalid(path, value.Text!, "cannot be 0");
        }
        else if (percent > 100)
        {
            errors.Invalid(path, value.Text!, "must not be greater than 100%");
        }
    }

    private static void CheckTemplates(FieldErrors errors, StatefulSetSpec spec)
    {
        var claims = spec.VolumeClaimTemplates ?? [];
        PodTemplateValidation.Check(errors, spec.Template, claims.Select(static claim => claim.Metadata?.Name ?? ""));
        foreach (var (index, claim) in claims.Index())
        {
            ClaimValidation.CheckSpec(errors, $"spec.volumeClaimTemplates[{index}].spec", claim.Spec);
        }
    }
}
