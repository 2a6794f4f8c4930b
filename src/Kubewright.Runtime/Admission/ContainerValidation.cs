namespace Kubewright.Runtime;

/// <summary>Checks one container of a pod spec.</summary>
internal static class ContainerValidation
{
    private const int HighestPort = 65535;

    /// <summary>Checks <paramref name="container"/> at <paramref name="path"/>.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="path">The container's path.</param>
    /// <param name="container">The container.</param>
    /// <param name="volumes">The names of what it can mount.</param>
    /// <param name="names">The names of the containers before it; its own is added.</param>
    public static void Check(FieldErrors errors, string path, Container container, HashSet<string> volumes, HashSet<string> names)
    {
        PodSpecValidation.CheckRequiredName(errors, $"{path}.name", container.Name);
        if (!names.Add(container.Name))
        {
            errors.Duplicate($"{path}.name", container.Name);
        }

        if (string.IsNullOrWhiteSpace(container.Image))
        {
            errors.Required($"{path}.image");
        }

        CheckPorts(errors, path, container);
        foreach (var (index, variable) in (container.Env ?? []).Index())
        {
            CheckVariable(errors, $"{path}.env[{index}]", variable);
        }

        CheckMounts(errors, path, container, volumes);
        CheckResources(errors, $"{path}.resources", container.Resources);
        CheckProbe(errors, $"{path}.livenessProbe", container.LivenessProbe, isReadiness: false);
        CheckProbe(errors, $"{path}.readinessProbe", container.ReadinessProbe, isReadiness: true);
        CheckProbe(errors, $"{path}.startupProbe", container.StartupProbe, isReadiness: false);
        CheckHook(errors, $"{path}.lifecycle.postStart", container.Lifecycle?.PostStart);
        CheckHook(errors, $"{path}.lifecycle.preStop", container.Lifecycle?.PreStop);
    }

    /// <summary>Checks what an init container must not have unless it runs beside the others.</summary>
    public static void CheckInit(FieldErrors errors, string path, Container container)
    {
        if (container.RestartPolicy == ContainerRestartPolicy.Always)
        {
            return;
        }

        const string why = "may not be set for init containers without restartPolicy=Always";
        foreach (var (name, isSet) in new[]
        {
            ("lifecycle", container.Lifecycle is not null),
            ("livenessProbe", container.LivenessProbe is not null),
            ("readinessProbe", container.ReadinessProbe is not null),
            ("startupProbe", container.StartupProbe is not null),
        })
        {
            if (isSet)
            {
                errors.Forbidden($"{path}.{name}", why);
            }
        }
    }

    private static void CheckPorts(FieldErrors errors, string path, Container container)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, port) in (container.Ports ?? []).Index())
        {
            var at = $"{path}.ports[{index}]";
            CheckPort(errors, $"{at}.containerPort", port.Number);
            if (port.HostPort is { } hostPort and not 0)
            {
                CheckPort(errors, $"{at}.hostPort", hostPort);
            }

            if (string.IsNullOrEmpty(port.Name))
            {
                continue;
            }

            if (NameRules.PortName(port.Name) is { } wrong)
            {
                errors.Invalid($"{at}.name", port.Name, wrong);
            }

            if (!names.Add(port.Name))
            {
                errors.Duplicate($"{at}.name", port.Name);
            }
        }
    }

    private static void CheckPort(FieldErrors errors, string path, int port)
    {
        if (port is < 1 or > HighestPort)
        {
            errors.Invalid(path, port, $"must be between 1 and {HighestPort}, inclusive");
        }
    }

    private static void CheckVariable(FieldErrors errors, string path, EnvVar variable)
    {
        if (string.IsNullOrEmpty(variable.Name))
        {
            errors.Required($"{path}.name");
        }
        else if (variable.Name.Any(static c => c is < ' ' or > '~' or '='))
        {
            errors.Invalid($"{path}.name", variable.Name, "must consist only of printable ASCII characters other than '='");
        }

        if (variable.ValueFrom is not { } source)
        {
            return;
        }

        var sources = Count(
            source.ConfigMapKeyRef is not null,
            source.FieldRef is not null,
            source.FileKeyRef is not null,
            source.ResourceFieldRef is not null,
            source.SecretKeyRef is not null);
        if (sources == 0)
        {
            errors.Invalid($"{path}.valueFrom", "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`");
        }
        else if (!string.IsNullOrEmpty(variable.Value))
        {
            errors.Invalid($"{path}.valueFrom", "", "may not be specified when `value` is not empty");
        }
        else if (sources > 1)
        {
            errors.Invalid($"{path}.valueFrom", "", "may not have more than one field specified at a time");
        }
    }

    private static void CheckMounts(FieldErrors errors, string path, Container container, HashSet<string> volumes)
    {
        var mountPaths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, mount) in (container.VolumeMounts ?? []).Index())
        {
            var at = $"{path}.volumeMounts[{index}]";
            if (string.IsNullOrEmpty(mount.Name.Name))
            {
                errors.Required($"{at}.name");
            }
            else if (!volumes.Contains(mount.Name.Name))
            {
                errors.NotFound($"{at}.name", mount.Name.Name);
            }

            if (string.IsNullOrEmpty(mount.MountPath))
            {
                errors.Required($"{at}.mountPath");
            }
            else if (!mountPaths.Add(mount.MountPath))
            {
                errors.Invalid($"{at}.mountPath", mount.MountPath, "must be unique");
            }

            if (!string.IsNullOrEmpty(mount.SubPath) && !string.IsNullOrEmpty(mount.SubPathExpr))
            {
                errors.Invalid($"{at}.subPathExpr", mount.SubPathExpr, "subPathExpr and subPath are mutually exclusive");
            }

            CheckSubPath(errors, $"{at}.subPath", mount.SubPath);
            CheckSubPath(errors, $"{at}.subPathExpr", mount.SubPathExpr);
        }
    }

    private static void CheckSubPath(FieldErrors errors, string path, string? subPath)
    {
        if (subPath is ['/', ..])
        {
            errors.Invalid(path, subPath, "must be a relative path");
        }
        else if (subPath?.Split('/').Contains("..") == true)
        {
            errors.Invalid(path, subPath, "must not contain '..'");
        }
    }

    private static void CheckResources(FieldErrors errors, string path, ResourceRequirements? resources)
    {
        foreach (var (name, limit) in resources?.Limits ?? [])
        {
            if (limit < 0)
            {
                errors.Invalid($"{path}.limits[{name}]", limit.ToString(), "must be greater than or equal to 0");
            }
        }

        foreach (var (name, request) in resources?.Requests ?? [])
        {
            if (request < 0)
            {
                errors.Invalid($"{path}.requests[{name}]", request.ToString(), "must be greater than or equal to 0");
            }
            else if (resources!.Limits is { } limits && limits.TryGetValue(name, out var limit) && request > limit)
            {
                errors.Invalid($"{path}.requests", request.ToString(), $"must be less than or equal to {name} limit of {limit}");
            }
        }
    }

    private static void CheckProbe(FieldErrors errors, string path, Probe? probe, bool isReadiness)
    {
        if (probe is null)
        {
            return;
        }

        CheckHandlers(
            errors,
            path,
            Count(probe.Exec is not null, probe.Grpc is not null, probe.HttpGet is not null, probe.TcpSocket is not null));
        errors.NotNegative($"{path}.initialDelaySeconds", probe.InitialDelaySeconds?.Seconds);
        errors.NotNegative($"{path}.timeoutSeconds", probe.TimeoutSeconds?.Seconds);
        errors.NotNegative($"{path}.periodSeconds", probe.PeriodSeconds?.Seconds);
        errors.NotNegative($"{path}.successThreshold", probe.SuccessThreshold);
        errors.NotNegative($"{path}.failureThreshold", probe.FailureThreshold);
        if (!isReadiness && probe.SuccessThreshold is { } threshold and not 1)
        {
            errors.Invalid($"{path}.successThreshold", threshold, "must be 1");
        }
    }

    private static void CheckHook(FieldErrors errors, string path, LifecycleHandler? hook)
    {
        if (hook is not null)
        {
            CheckHandlers(errors, path, Count(hook.Exec is not null, hook.HttpGet is not null, hook.Sleep is not null, hook.TcpSocket is not null));
        }
    }

    private static void CheckHandlers(FieldErrors errors, string path, int handlers)
    {
        if (handlers == 0)
        {
            errors.Required(path, "must specify a handler type");
        }
        else if (handlers > 1)
        {
            errors.Forbidden(path, "may not specify more than 1 handler type");
        }
    }

    private static int Count(params ReadOnlySpan<bool> conditions) => conditions.Count(true);
}
