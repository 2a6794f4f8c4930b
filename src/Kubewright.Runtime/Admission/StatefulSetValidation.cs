using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Checks a StatefulSet as the API server does.</summary>
internal static class StatefulSetValidation
{
    private const string ImmutableSpec =
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
        + "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    /// <summary>Checks a new set.</summary>
    public static void CheckCreate(FieldErrors errors, StatefulSet set)
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
        CheckTemplate(errors, spec);
        CheckClaimTemplates(errors, spec);
    }

    /// <summary>Checks a change of a stored set.</summary>
    public static void CheckUpdate(FieldErrors errors, StatefulSet set, StatefulSet old)
    {
        if (set.Spec is not { } spec || old.Spec is not { } oldSpec)
        {
            errors.Required("spec");
            return;
        }

        CheckSpec(errors, spec);

        // What the stored set would already fail is not held against a change.
        var earlier = new FieldErrors();
        CheckTemplate(earlier, oldSpec);
        if (earlier.IsEmpty)
        {
            CheckTemplate(errors, spec);
        }

        var comparable = spec with
        {
            Replicas = oldSpec.Replicas,
            Ordinals = oldSpec.Ordinals,
            Template = oldSpec.Template,
            UpdateStrategy = oldSpec.UpdateStrategy,
            RevisionHistoryLimit = oldSpec.RevisionHistoryLimit,
            PersistentVolumeClaimRetentionPolicy = oldSpec.PersistentVolumeClaimRetentionPolicy,
            MinReadySeconds = oldSpec.MinReadySeconds,
        };
        if (comparable != oldSpec)
        {
            errors.Forbidden("spec", ImmutableSpec);
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
        CheckSelector(errors, spec);
        if (spec.Template.Spec?.RestartPolicy is { } restart and not RestartPolicy.Always)
        {
            errors.NotSupported("spec.template.spec.restartPolicy", restart.ToText(), RestartPolicy.Always.ToText());
        }

        if (spec.Template.Spec?.ActiveDeadlineSeconds is not null)
        {
            errors.Forbidden("spec.template.spec.activeDeadlineSeconds", "activeDeadlineSeconds in StatefulSet is not Supported");
        }
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
            var text = rolling.Partition is { } partition
                ? string.Create(CultureInfo.InvariantCulture, $"{{\"partition\":{partition}}}")
                : "{}";
            errors.InvalidText(path, text, "only allowed for updateStrategy 'RollingUpdate'");
            return;
        }

        errors.NotNegative($"{path}.partition", rolling.Partition);
        CheckMaxUnavailable(errors, $"{path}.maxUnavailable", rolling.MaxUnavailable);
    }

    private static void CheckMaxUnavailable(FieldErrors errors, string path, IntOrString? value)
    {
        if (value is null)
        {
            return;
        }

        var text = value.Value.ToString();
        var isPercentage = text.EndsWith('%');
        if (!int.TryParse(text.TrimEnd('%'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            errors.Invalid(path, text, "must be an integer or a percentage (for example '10%')");
        }
        else if (number < 0)
        {
            errors.InvalidText(path, isPercentage ? $"\"{text}\"" : text, "must be greater than or equal to 0");
        }
        else if (number == 0)
        {
            errors.InvalidText(path, isPercentage ? $"\"{text}\"" : text, "cannot be 0");
        }
        else if (isPercentage && number > 100)
        {
            errors.Invalid(path, text, "must not be greater than 100%");
        }
    }

    private static void CheckSelector(FieldErrors errors, StatefulSetSpec spec)
    {
        const string path = "spec.selector";
        if (spec.Selector is not { } selector)
        {
            errors.Required(path);
            return;
        }

        if (selector.MatchLabels is null or { Count: 0 } && selector.MatchExpressions is null or { Count: 0 })
        {
            errors.InvalidText(path, "{}", "empty selector is invalid for statefulset");
            return;
        }

        ObjectMetaValidation.CheckLabels(errors, $"{path}.matchLabels", selector.MatchLabels);
        if (!selector.Matches(spec.Template.Metadata?.Labels))
        {
            errors.Invalid("spec.template.metadata.labels", spec.Template.Metadata?.Labels, "`selector` does not match template `labels`");
        }
    }

    private static void CheckTemplate(FieldErrors errors, StatefulSetSpec spec)
    {
        ObjectMetaValidation.CheckLabels(errors, "spec.template.metadata.labels", spec.Template.Metadata?.Labels);
        if (spec.Template.Spec is { } podSpec)
        {
            var claims = (spec.VolumeClaimTemplates ?? []).Select(static claim => claim.Metadata?.Name ?? "");
            PodSpecValidation.Check(errors, "spec.template.spec", podSpec, claims);
        }
        else
        {
            errors.Required("spec.template.spec.containers");
        }
    }

    private static void CheckClaimTemplates(FieldErrors errors, StatefulSetSpec spec)
    {
        foreach (var (index, claim) in (spec.VolumeClaimTemplates ?? []).Index())
        {
            ClaimValidation.CheckSpec(errors, $"spec.volumeClaimTemplates[{index}].spec", claim.Spec);
        }
    }
}
