namespace Kubewright.Runtime;

/// <summary>Checks a pod spec: what would keep the pod from being made or its containers from starting.</summary>
internal static class PodSpecValidation
{
    private const int HighestPort = 65535;

    /// <summary>Checks <paramref name="spec"/> at <paramref name="path"/>.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="path">The spec's path.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="claimVolumes">Names of volumes that come from claim templates.</param>
    public static void Check(FieldErrors errors, string path, PodSpec spec, IEnumerable<string> claimVolumes)
    {
        var volumes = new HashSet<string>(claimVolumes, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, volume) in (spec.Volumes ?? []).Index())
        {
            var at = $"{path}.volumes[{index}].name";
            Name(errors, at, volume.Name);
            if (!seen.Add(volume.Name))
            {
                errors.Duplicate(at, volume.Name);
            }

            volumes.Add(volume.Name);
        }

        if (spec.Containers.Count == 0)
        {
            errors.Required($"{path}.containers");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, container) in spec.Containers.Index())
        {
            Check(errors, $"{path}.containers[{index}]", container, volumes, names);
        }

        foreach (var (index, container) in (spec.InitContainers ?? []).Index())
        {
            Check(errors, $"{path}.initContainers[{index}]", container, volumes, names);
        }

        if (spec.TerminationGracePeriodSeconds?.Seconds < 0)
        {
            errors.NotNegative($"{path}.terminationGracePeriodSeconds", spec.TerminationGracePeriodSeconds.Value.Seconds);
        }
    }

    /// <summary>Checks a change of a stored pod: images, an added toleration or deadline, and the binding to a node.</summary>
    public static void CheckUpdate(FieldErrors errors, Pod pod, Pod old)
    {
        if (pod.Spec is not { } spec || old.Spec is not { } oldSpec || ReferenceEquals(spec, oldSpec))
        {
            return;
        }

        var isSameContainers = spec.Containers.Count == oldSpec.Containers.Count;
        var keepsTolerations = (oldSpec.Tolerations ?? []).All(toleration => (spec.Tolerations ?? []).Contains(toleration));
        var comparable = spec with
        {
            Containers = isSameContainers
                ? [.. spec.Containers.Zip(oldSpec.Containers, static (now, before) => now with { Image = before.Image })]
                : spec.Containers,
            ActiveDeadlineSeconds = oldSpec.ActiveDeadlineSeconds,
            Tolerations = keepsTolerations ? oldSpec.Tolerations : spec.Tolerations,
            NodeName = string.IsNullOrEmpty(oldSpec.NodeName?.Name) ? oldSpec.NodeName : spec.NodeName,
        };
        if (comparable != oldSpec)
        {
            errors.Forbidden("spec", "of a pod only container images, activeDeadlineSeconds and added tolerations may change");
        }
    }

    private static void Check(FieldErrors errors, string path, Container container, HashSet<string> volumes, HashSet<string> names)
    {
        Name(errors, $"{path}.name", container.Name);
        if (!names.Add(container.Name))
        {
            errors.Duplicate($"{path}.name", container.Name);
        }

        if (string.IsNullOrWhiteSpace(container.Image))
        {
            errors.Required($"{path}.image");
        }

        foreach (var (index, port) in (container.Ports ?? []).Index())
        {
            if (port.Number is < 1 or > HighestPort)
            {
                errors.Invalid($"{path}.ports[{index}].containerPort", port.Number, $"must be between 1 and {HighestPort}, inclusive");
            }
        }

        foreach (var (index, mount) in (container.VolumeMounts ?? []).Index())
        {
            if (string.IsNullOrEmpty(mount.Name.Name))
            {
                errors.Required($"{path}.volumeMounts[{index}].name");
            }
            else if (!volumes.Contains(mount.Name.Name))
            {
                errors.NotFound($"{path}.volumeMounts[{index}].name", mount.Name.Name);
            }

            if (string.IsNullOrEmpty(mount.MountPath))
            {
                errors.Required($"{path}.volumeMounts[{index}].mountPath");
            }
        }
    }

    private static void Name(FieldErrors errors, string path, string name)
    {
        if (string.IsNullOrEmpty(name))
        {
            errors.Required(path);
        }
        else if (NameRules.DnsLabel(name) is { } wrong)
        {
            errors.Invalid(path, name, wrong);
        }
    }
}
