namespace Kubewright.Runtime;

/// <summary>What the API server does to a write of a pod's <c>ephemeralcontainers</c>: fills in defaults, and checks that it adds and changes nothing else.</summary>
internal static class EphemeralContainerAdmission
{
    private const string Path = "spec.ephemeralContainers";

    /// <summary>The pod with every default in place.</summary>
    public static Pod Apply(Pod pod) => pod with
    {
        Spec = pod.Spec! with
        {
            EphemeralContainers = pod.Spec.EphemeralContainers?.ConvertAll(static container => container with
            {
                ImagePullPolicy = container.ImagePullPolicy ?? TemplateDefaults.PullPolicyOf(container.Image ?? ""),
                TerminationMessagePath = container.TerminationMessagePath ?? TemplateDefaults.TerminationMessagePath,
                TerminationMessagePolicy = container.TerminationMessagePolicy ?? TerminationMessagePolicy.File,
                Resources = container.Resources ?? new ResourceRequirements(),
            }),
        },
    };

    /// <summary>Checks a pod, which differs from the stored one in its ephemeral containers alone.</summary>
    public static void Check(FieldErrors errors, Pod pod, Pod old)
    {
        var containers = pod.Spec?.EphemeralContainers ?? [];
        foreach (var before in old.Spec?.EphemeralContainers ?? [])
        {
            var after = containers.FirstOrDefault(container => container.Name == before.Name);
            if (after != before)
            {
                errors.Forbidden(Path, $"existing ephemeral containers \"{before.Name}\" may not be {(after is null ? "removed" : "changed")}");
            }
        }

        List<string> others = [.. (pod.Spec?.Containers ?? []).Concat(pod.Spec?.InitContainers ?? []).Select(static container => container.Name)];
        var names = others.ToHashSet(StringComparer.Ordinal);
        foreach (var (index, container) in containers.Index())
        {
            var at = $"{Path}[{index}]";
            PodSpecValidation.CheckRequiredName(errors, $"{at}.name", container.Name);
            if (!names.Add(container.Name))
            {
                errors.Duplicate($"{at}.name", container.Name);
            }

            if (string.IsNullOrWhiteSpace(container.Image))
            {
                errors.Required($"{at}.image");
            }

            if (container.TargetContainerName is { Length: > 0 } target && !others.Contains(target))
            {
                errors.NotFound($"{at}.targetContainerName", target);
            }

            CheckAbsent(errors, at, container);
        }
    }

    /// <summary>What makes sense only for containers that the pod depends on.</summary>
    private static void CheckAbsent(FieldErrors errors, string path, EphemeralContainer container)
    {
        foreach (var (name, isSet) in new[]
        {
            ("ports", container.Ports is { Count: > 0 }),
            ("livenessProbe", container.LivenessProbe is not null),
            ("readinessProbe", container.ReadinessProbe is not null),
            ("startupProbe", container.StartupProbe is not null),
            ("lifecycle", container.Lifecycle is not null),
            ("resources", container.Resources is { Limits.Count: > 0 } or { Requests.Count: > 0 }),
        })
        {
            if (isSet)
            {
                errors.Forbidden($"{path}.{name}", "cannot be set for an Ephemeral Container");
            }
        }
    }
}
