namespace Kubewright.Runtime;

/// <summary>
/// The labels by which a job knows its pods. Unless its writer takes care of them (<c>manualSelector</c>) they hold the job's
/// uid, so that no two jobs share pods.
/// </summary>
internal static class JobSelector
{
    private const string ControllerUid = "batch.kubernetes.io/controller-uid";
    private const string LabelsPath = "spec.template.metadata.labels";

    /// <summary>A new job, complete with its uid, with selector and labels in place. What its writer gave stays.</summary>
    public static Batch.Job Generate(Batch.Job job)
    {
        if (job.Spec is not { } spec)
        {
            return job;
        }

        if (spec.ManualSelector != true)
        {
            var metadata = spec.Template.Metadata ?? new ObjectMeta();
            var labels = metadata.Labels ?? Labels.Empty;
            foreach (var (key, value) in Expected(job))
            {
                labels = labels.ContainsKey(key) ? labels : labels.With(key, value);
            }

            var selected = spec.Selector?.MatchLabels ?? [];
            spec = spec with
            {
                Template = spec.Template with { Metadata = metadata with { Labels = labels } },
                Selector = (spec.Selector ?? new LabelSelector()) with
                {
                    MatchLabels = selected.ContainsKey(ControllerUid) ? selected : selected.With(ControllerUid, job.Metadata.Uid ?? ""),
                },
            };
        }

        return job with
        {
            Metadata = job.Metadata.Labels is { Count: > 0 } ? job.Metadata : job.Metadata with { Labels = spec.Template.Metadata?.Labels },
            Spec = spec,
        };
    }

    /// <summary>Checks selector and labels of a new job, as <see cref="Generate"/> left them.</summary>
    public static void CheckCreate(FieldErrors errors, Batch.Job job, Batch.JobSpec spec)
    {
        var labels = spec.Template.Metadata?.Labels;
        ObjectMetaValidation.CheckLabels(errors, "spec.template.labels", labels);
        if (spec.ManualSelector == true)
        {
            SelectorValidation.Check(errors, "job", spec.Selector, spec.Template);
            return;
        }

        var expected = Labels.Empty;
        foreach (var (key, value) in Expected(job))
        {
            expected = expected.With(key, value);
            if (labels?.TryGetValue(key, out var given) == true && given != value)
            {
                errors.Invalid($"{LabelsPath}[{key}]", labels, $"must be '{value}'");
            }
        }

        if (spec.Selector?.Matches(expected) != true)
        {
            errors.Invalid("spec.selector", spec.Selector ?? new LabelSelector(), "`selector` not auto-generated");
        }
    }

    /// <summary>The labels of a job's pods, each under its present and its former key.</summary>
    private static IEnumerable<(string Key, string Value)> Expected(Batch.Job job) =>
        from prefix in (IEnumerable<string>)["batch.kubernetes.io/", ""]
        from label in (IEnumerable<(string Key, string Value)>)[("controller-uid", job.Metadata.Uid ?? ""), ("job-name", job.Metadata.Name ?? "")]
        select (prefix + label.Key, label.Value);
}
