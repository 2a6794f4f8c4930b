namespace Kubewright.Runtime;

/// <summary>Checks the pod template of a workload at <c>spec.template</c>.</summary>
internal static class PodTemplateValidation
{
    private const string Path = "spec.template";

    /// <summary>Checks the template's labels, annotations and pod spec.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="template">The template.</param>
    /// <param name="claimVolumes">Names of volumes that come from claim templates.</param>
    public static void Check(FieldErrors errors, PodTemplateSpec? template, IEnumerable<string> claimVolumes)
    {
        ObjectMetaValidation.CheckLabels(errors, $"{Path}.metadata.labels", template?.Metadata?.Labels);
        ObjectMetaValidation.CheckAnnotations(errors, $"{Path}.metadata.annotations", template?.Metadata?.Annotations);
        if (template?.Spec is { } spec)
        {
            PodSpecValidation.Check(errors, $"{Path}.spec", spec, claimVolumes);
        }
        else
        {
            errors.Required($"{Path}.spec.containers");
        }
    }

    /// <summary>Checks that the pods restart what ends and have no deadline, as those of a workload must.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="kind">The workload's kind.</param>
    /// <param name="template">The template.</param>
    public static void CheckRunsForEver(FieldErrors errors, string kind, PodTemplateSpec? template)
    {
        if (template?.Spec?.RestartPolicy is { } restart and not RestartPolicy.Always)
        {
            errors.NotSupported($"{Path}.spec.restartPolicy", restart.ToText(), RestartPolicy.Always.ToText());
        }

        if (template?.Spec?.ActiveDeadlineSeconds is not null)
        {
            errors.Forbidden($"{Path}.spec.activeDeadlineSeconds", $"activeDeadlineSeconds in {kind} is not Supported");
        }
    }
}
