namespace Kubewright.Runtime;

/// <summary>
/// Defaults and checks of the other workloads, those of <c>apps/v1</c> and <c>batch/v1</c>. They are kept as the API server keeps them; nobody here
/// makes pods for them, and whoever applies one is told so.
/// </summary>
internal static class WorkloadAdmission
{
    /// <summary>The workload with every default in place.</summary>
    public static IKubernetesObject ApplyDefaults(IKubernetesObject obj) => obj switch
    {
        Deployment { Spec: { } spec } deployment => deployment with { Spec = Defaulted(spec) },
        ReplicaSet { Spec: { } spec } replicas => replicas with
        {
            Spec = spec with
            {
                Replicas = spec.Replicas ?? 1,
                Template = spec.Template is { } template ? TemplateDefaults.Apply(template) : null,
            },
        },
        ReplicationController { Spec: { } spec } controller => controller with
        {
            Spec = spec with
            {
                Replicas = spec.Replicas ?? 1,
                Selector = spec.Selector is { Count: > 0 } ? spec.Selector : spec.Template?.Metadata?.Labels,
                Template = spec.Template is { } template ? TemplateDefaults.Apply(template) : null,
            },
        },
        PodTemplate { Template: { } template } kept => kept with { Template = TemplateDefaults.Apply(template) },
        DaemonSet { Spec: { } spec } daemons => daemons with { Spec = Defaulted(spec) },
        Batch.Job { Spec: { } spec } job => job with { Spec = Defaulted(spec) },
        Batch.CronJob { Spec: { } written } jobs when written.WithDefaults() is var spec => jobs with
        {
            Spec = spec with { JobTemplate = spec.JobTemplate.Spec is { } job ? spec.JobTemplate with { Spec = Defaulted(job) } : spec.JobTemplate },
        },
        _ => obj,
    };

    /// <summary>Checks a new or changed workload.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="obj">The workload.</param>
    /// <param name="old">The stored workload; null for a new one.</param>
    public static void Check(FieldErrors errors, IKubernetesObject obj, IKubernetesObject? old)
    {
        switch (obj, old)
        {
            case (Deployment { Spec: { } spec }, _):
                CheckReplicas(errors, spec.Replicas, spec.MinReadySeconds);
                CheckPods(errors, "Deployment", spec.Selector, spec.Template);
                CheckSelectorStays(errors, spec.Selector, (old as Deployment)?.Spec?.Selector);
                if (spec.Strategy is { Type: DeploymentStrategyType.Recreate, RollingUpdate: not null })
                {
                    errors.Forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");
                }

                if (spec.ProgressDeadlineSeconds?.Seconds <= (spec.MinReadySeconds?.Seconds ?? 0))
                {
                    errors.Invalid("spec.progressDeadlineSeconds", spec.ProgressDeadlineSeconds.Value.Seconds, "must be greater than minReadySeconds");
                }

                break;
            case (ReplicaSet { Spec: { } spec }, _):
                CheckReplicas(errors, spec.Replicas, spec.MinReadySeconds);
                CheckPods(errors, "ReplicaSet", spec.Selector, spec.Template);
                CheckSelectorStays(errors, spec.Selector, (old as ReplicaSet)?.Spec?.Selector);
                break;
            case (DaemonSet { Spec: { } spec }, _):
                CheckReplicas(errors, null, spec.MinReadySeconds);
                CheckPods(errors, "DaemonSet", spec.Selector, spec.Template);
                CheckSelectorStays(errors, spec.Selector, (old as DaemonSet)?.Spec?.Selector);
                break;
            case (Batch.Job { Spec: { } spec } job, _):
                CheckEnds(errors, "spec", spec.Template);
                CheckSelectorStays(errors, spec.Selector, (old as Batch.Job)?.Spec?.Selector);
                if (old is null)
                {
                    JobSelector.CheckCreate(errors, job, spec);
                }

                break;
            case (Batch.CronJob { Spec: { } spec }, _):
                if (spec.Schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != 5 && !spec.Schedule.StartsWith('@'))
                {
                    errors.Invalid("spec.schedule", spec.Schedule, "must have five fields: minute, hour, day of the month, month, day of the week (for example '*/5 * * * *')");
                }

                CheckEnds(errors, "spec.jobTemplate.spec", spec.JobTemplate.Spec?.Template);
                break;
            case (Deployment or ReplicaSet or DaemonSet or Batch.Job or Batch.CronJob, _):
                errors.Required("spec");
                break;
        }
    }

    /// <summary>What whoever applies the object should know.</summary>
    public static ValueList<string> Warnings(IKubernetesObject obj) => obj switch
    {
        Deployment or ReplicaSet or ReplicationController or DaemonSet or Batch.Job or Batch.CronJob =>
            [$"{obj.Kind} \"{obj.Metadata.Name}\" is stored, but no controller here acts on it: it gets no pods. Of the workloads only StatefulSet is simulated."],
        CustomObject custom when custom.Info.Names.Resource == CustomDefinition.Names.Resource => [.. CustomRules.Remarks(custom)],
        _ => [],
    };

    private static DeploymentSpec Defaulted(DeploymentSpec written)
    {
        var spec = written.WithDefaults();
        var strategy = written.Strategy ?? new DeploymentStrategy();
        var isRolling = strategy.Type != DeploymentStrategyType.Recreate;
        return spec with
        {
            Replicas = spec.Replicas ?? 1,
            RevisionHistoryLimit = spec.RevisionHistoryLimit ?? 10,
            Strategy = strategy with
            {
                Type = strategy.Type ?? DeploymentStrategyType.RollingUpdate,
                RollingUpdate = !isRolling
                    ? strategy.RollingUpdate
                    : (strategy.RollingUpdate ?? new RollingUpdateDeployment()) with
                    {
                        MaxSurge = strategy.RollingUpdate?.MaxSurge ?? "25%",
                        MaxUnavailable = strategy.RollingUpdate?.MaxUnavailable ?? "25%",
                    },
            },
            Template = TemplateDefaults.Apply(spec.Template),
        };
    }

    private static DaemonSetSpec Defaulted(DaemonSetSpec written)
    {
        var spec = written.WithDefaults();
        var strategy = written.UpdateStrategy ?? new DaemonSetUpdateStrategy();
        var isRolling = strategy.Type != DaemonSetUpdateStrategyType.OnDelete;
        return spec with
        {
            RevisionHistoryLimit = spec.RevisionHistoryLimit ?? 10,
            UpdateStrategy = strategy with
            {
                Type = strategy.Type ?? DaemonSetUpdateStrategyType.RollingUpdate,
                RollingUpdate = !isRolling
                    ? strategy.RollingUpdate
                    : (strategy.RollingUpdate ?? new RollingUpdateDaemonSet()) with
                    {
                        MaxSurge = strategy.RollingUpdate?.MaxSurge ?? 0,
                        MaxUnavailable = strategy.RollingUpdate?.MaxUnavailable ?? 1,
                    },
            },
            Template = TemplateDefaults.Apply(spec.Template),
        };
    }

    private static Batch.JobSpec Defaulted(Batch.JobSpec written) => written.WithDefaults() with
    {
        Completions = written.Completions ?? (written.Parallelism is null ? 1 : null),
        BackoffLimit = written.BackoffLimit ?? (written.BackoffLimitPerIndex is null ? 6 : int.MaxValue),
        Template = TemplateDefaults.Apply(written.Template),
    };

    private static void CheckReplicas(FieldErrors errors, int? replicas, Duration? minReady)
    {
        errors.NotNegative("spec.replicas", replicas);
        errors.NotNegative("spec.minReadySeconds", minReady?.Seconds);
    }

    /// <summary>A job's pods must be able to end.</summary>
    private static void CheckEnds(FieldErrors errors, string path, PodTemplateSpec? template)
    {
        if (template?.Spec is { } spec)
        {
            PodSpecValidation.Check(errors, path + ".template.spec", spec, []);
            if (spec.RestartPolicy == RestartPolicy.Always)
            {
                errors.Required(path + ".template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\"");
            }
        }
    }

    private static void CheckPods(FieldErrors errors, string kind, LabelSelector? selector, PodTemplateSpec? template)
    {
        SelectorValidation.Check(errors, kind.ToLowerInvariant(), selector, template);
        PodTemplateValidation.Check(errors, template, []);
        PodTemplateValidation.CheckRunsForEver(errors, kind, template);
    }

    private static void CheckSelectorStays(FieldErrors errors, LabelSelector? selector, LabelSelector? stored)
    {
        if (stored is not null && selector != stored)
        {
            errors.Invalid("spec.selector", selector ?? new LabelSelector(), "field is immutable");
        }
    }
}
