using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Checks of the kinds around a workload that nobody here acts on, or only in part: autoscalers, disruption budgets, ingresses, network policies.</summary>
internal static class TrafficValidation
{
    /// <summary>Checks a new or changed object of one of these kinds; of others nothing.</summary>
    public static void Check(FieldErrors errors, IKubernetesObject obj)
    {
        switch (obj)
        {
            case Autoscaling.HorizontalPodAutoscaler { Spec: { } spec }:
                Check(errors, spec);
                break;
            case PodDisruptionBudget { Spec: { } spec }:
                Check(errors, spec);
                break;
            case Networking.NetworkPolicy { Spec: { } spec }:
                NetworkPolicyValidation.Check(errors, spec);
                break;
            case Networking.Ingress { Spec: { } spec }:
                Check(errors, spec);
                break;
        }
    }

    private static void Check(FieldErrors errors, Autoscaling.HorizontalPodAutoscalerSpec spec)
    {
        if (spec.MinReplicas < 1)
        {
            errors.Invalid("spec.minReplicas", spec.MinReplicas.Value, "must be greater than or equal to 1");
        }

        if (spec.MaxReplicas < 1)
        {
            errors.Invalid("spec.maxReplicas", spec.MaxReplicas, "must be greater than 0");
        }
        else if (spec.MaxReplicas < spec.MinReplicas)
        {
            errors.Invalid("spec.maxReplicas", spec.MaxReplicas, "must be greater than or equal to `minReplicas`");
        }
    }

    private static void Check(FieldErrors errors, PodDisruptionBudgetSpec spec)
    {
        if (spec is { MinAvailable: not null, MaxUnavailable: not null })
        {
            errors.Invalid("spec", spec, "minAvailable and maxUnavailable cannot be both set");
        }

        errors.NotNegative("spec.minAvailable", spec.MinAvailable?.Number);
        errors.NotNegative("spec.maxUnavailable", spec.MaxUnavailable?.Number);
    }

    private static void Check(FieldErrors errors, Networking.IngressSpec spec)
    {
        if (spec is { DefaultBackend: null, Rules: null or { Count: 0 } })
        {
            errors.InvalidText("spec", "[]", "either `defaultBackend` or `rules` must be specified");
        }

        Check(errors, "spec.defaultBackend", spec.DefaultBackend);
        foreach (var (i, rule) in (spec.Rules ?? []).Index())
        {
            foreach (var (j, path) in (rule.Http?.Paths ?? []).Index())
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"spec.rules[{i}].http.paths[{j}]");
                if (path.PathType != PathType.ImplementationSpecific && path.Path?.StartsWith('/') != true)
                {
                    errors.Invalid(place + ".path", path.Path ?? "", "must be an absolute path");
                }

                Check(errors, place + ".backend", path.Backend);
            }
        }
    }

    private static void Check(FieldErrors errors, string path, Networking.IngressBackend? backend)
    {
        if (backend is null)
        {
            return;
        }

        if (backend is { Service: null, Resource: null })
        {
            errors.Required(path, "either `service` or `resource` must be specified");
        }
        else if (backend is { Service: not null, Resource: not null })
        {
            errors.Invalid(path, backend, "cannot set both resource and service backends");
        }
        else if (backend.Service is { } service)
        {
            var (hasName, hasNumber) = (!string.IsNullOrEmpty(service.Port?.Name), service.Port?.Number is not (null or 0));
            if (!hasName && !hasNumber)
            {
                errors.Required(path + ".service.port", "port name or number is required");
            }
            else if (hasName && hasNumber)
            {
                errors.Invalid(path + ".service.port", service.Port!, "cannot set both port name & port number");
            }
        }
    }
}
