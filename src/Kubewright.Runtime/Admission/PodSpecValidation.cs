namespace Kubewright.Runtime;

/// <summary>Checks a pod spec: what would keep the pod from being made or its containers from starting.</summary>
internal static class PodSpecValidation
{
    /// <summary>Checks <paramref name="spec"/> at <paramref name="path"/>.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="path">The spec's path.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="claimVolumes">Names of volumes that come from claim templates.</param>
    public static void Check(FieldErrors errors, string path, PodSpec spec, IEnumerable<string> claimVolumes)
    {
        var volumes = CheckVolumes(errors, path, spec, claimVolumes);
        if (spec.Containers.Count == 0)
        {
            errors.Required($"{path}.containers");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, container) in spec.Containers.Index())
        {
            ContainerValidation.Check(errors, $"{path}.containers[{index}]", container, volumes, names);
        }

        foreach (var (index, container) in (spec.InitContainers ?? []).Index())
        {
            var at = $"{path}.initContainers[{index}]";
            ContainerValidation.Check(errors, at, container, volumes, names);
            ContainerValidation.CheckInit(errors, at, container);
        }

        if (spec.DnsPolicy == DnsPolicy.None && spec.DnsConfig?.Nameservers is null or { Count: 0 })
        {
            errors.Required($"{path}.dnsConfig.nameservers", "must provide at least one DNS nameserver when `dnsPolicy` is None");
        }

        errors.NotNegative($"{path}.terminationGracePeriodSeconds", spec.TerminationGracePeriodSeconds?.Seconds);
        ObjectMetaValidation.CheckLabels(errors, $"{path}.nodeSelector", spec.NodeSelector);
        CheckName(errors, $"{path}.hostname", spec.Hostname, NameRules.DnsLabel);
        CheckName(errors, $"{path}.subdomain", spec.Subdomain, NameRules.DnsLabel);
        CheckName(errors, $"{path}.serviceAccountName", spec.ServiceAccountName?.Name, static name => NameRules.DnsSubdomain(name));
        foreach (var (index, toleration) in (spec.Tolerations ?? []).Index())
        {
            CheckToleration(errors, $"{path}.tolerations[{index}]", toleration);
        }
    }

    /// <summary>Whether a spec is right because another one is, from which it differs in its hostname and in the claims it mounts alone.</summary>
    public static bool IsAsRightAs(PodSpec spec, PodSpec accepted)
    {
        if (!ReferenceEquals(spec.Containers, accepted.Containers) || spec.Volumes?.Count != accepted.Volumes?.Count)
        {
            return false;
        }

        for (var i = 0; i < (spec.Volumes?.Count ?? 0); i++)
        {
            var (volume, known) = (spec.Volumes![i], accepted.Volumes![i]);
            if (volume != known
                && (volume.PersistentVolumeClaim is null || known.PersistentVolumeClaim is not { } claim || volume with { PersistentVolumeClaim = claim } != known))
            {
                return false;
            }
        }

        return (string.IsNullOrEmpty(spec.Hostname) || NameRules.DnsLabel(spec.Hostname) is null)
            && spec with { Hostname = accepted.Hostname, Volumes = accepted.Volumes } == accepted;
    }

    /// <summary>Checks a change of a stored pod: images, an added toleration or deadline, and the binding to a node (SS-038).</summary>
    public static void CheckUpdate(FieldErrors errors, Pod pod, Pod old)
    {
        if (pod.Spec is not { } spec || old.Spec is not { } oldSpec || ReferenceEquals(spec, oldSpec))
        {
            return;
        }

        var keepsTolerations = (oldSpec.Tolerations ?? []).All(toleration => (spec.Tolerations ?? []).Contains(toleration));
        var comparable = spec with
        {
            Containers = WithImagesOf(spec.Containers, oldSpec.Containers) ?? [],
            InitContainers = WithImagesOf(spec.InitContainers, oldSpec.InitContainers),
            ActiveDeadlineSeconds = oldSpec.ActiveDeadlineSeconds,
            Tolerations = keepsTolerations ? oldSpec.Tolerations : spec.Tolerations,
            NodeName = string.IsNullOrEmpty(oldSpec.NodeName?.Name) ? oldSpec.NodeName : spec.NodeName,
            TerminationGracePeriodSeconds = oldSpec.TerminationGracePeriodSeconds?.Seconds < 0 && spec.TerminationGracePeriodSeconds?.Seconds == 1
                ? oldSpec.TerminationGracePeriodSeconds
                : spec.TerminationGracePeriodSeconds,
        };
        if (comparable != oldSpec)
        {
            errors.Forbidden(
                "spec",
                "of a pod only the images of containers and init containers, activeDeadlineSeconds, added tolerations, and a negative "
                + "terminationGracePeriodSeconds (to 1) may change");
        }
    }

    /// <summary>A name that must not be empty and must be a DNS label.</summary>
    public static void CheckRequiredName(FieldErrors errors, string path, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            errors.Required(path);
        }
        else
        {
            CheckName(errors, path, name, NameRules.DnsLabel);
        }
    }

    private static void CheckName(FieldErrors errors, string path, string? name, Func<string, string?> rule)
    {
        if (!string.IsNullOrEmpty(name) && rule(name) is { } wrong)
        {
            errors.Invalid(path, name, wrong);
        }
    }

    /// <returns>The names that containers can mount.</returns>
    private static HashSet<string> CheckVolumes(FieldErrors errors, string path, PodSpec spec, IEnumerable<string> claimVolumes)
    {
        var names = new HashSet<string>(claimVolumes, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, volume) in (spec.Volumes ?? []).Index())
        {
            var at = $"{path}.volumes[{index}]";
            CheckRequiredName(errors, $"{at}.name", volume.Name);
            if (!seen.Add(volume.Name))
            {
                errors.Duplicate($"{at}.name", volume.Name);
            }

            var sources = SourcesOf(volume);
            if (sources.Count > 1)
            {
                errors.Forbidden($"{at}.{sources[1]}", "may not specify more than 1 volume type");
            }

            names.Add(volume.Name);
        }

        return names;
    }

    /// <summary>The names of the volume's sources: everything it says but its own name.</summary>
    private static List<string> SourcesOf(Volume volume)
    {
        // The pods of a set differ in their claims alone.
        if (IsPlainClaim(volume))
        {
            return ["persistentVolumeClaim"];
        }

        var writer = new NodeManifestWriter();
        volume.Write(writer);
        return [.. ((Schema.ObjectNode)writer.Root).Members.Select(static member => member.Name).Where(static name => name != "name")];
    }

    /// <summary>Whether a volume says nothing but which claim it is.</summary>
    private static bool IsPlainClaim(Volume volume) =>
        volume.PersistentVolumeClaim is { } claim && volume == new Volume(volume.Name) { PersistentVolumeClaim = claim };

    private static void CheckToleration(FieldErrors errors, string path, Toleration toleration)
    {
        if (toleration.Operator == TolerationOperator.Exists && !string.IsNullOrEmpty(toleration.Value))
        {
            errors.Invalid($"{path}.operator", toleration.Value, "value must be empty when `operator` is 'Exists'");
        }

        if (string.IsNullOrEmpty(toleration.Key) && toleration.Operator is not TolerationOperator.Exists)
        {
            errors.Invalid($"{path}.operator", toleration.Operator?.ToText() ?? "", "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }

        if (toleration.TolerationSeconds is not null && toleration.Effect != TaintEffect.NoExecute)
        {
            errors.Invalid($"{path}.effect", toleration.Effect?.ToText() ?? "", "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
    }

    private static ValueList<Container>? WithImagesOf(ValueList<Container>? containers, ValueList<Container>? old) =>
        containers is null || old is null || containers.Count != old.Count
            ? containers
            : [.. containers.Zip(old, static (now, before) => now with { Image = before.Image })];
}
