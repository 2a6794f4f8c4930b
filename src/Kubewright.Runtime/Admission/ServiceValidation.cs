using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Checks of a Service.</summary>
internal static class ServiceValidation
{
    private const int LastPort = 65_535;
    private const int FirstNodePort = 30_000;
    private const int LastNodePort = 32_767;
    private const string PortRange = "must be between 1 and 65535, inclusive";

    /// <summary>Checks a new or changed Service, complete with its defaults.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="service">The Service.</param>
    /// <param name="old">The stored one; null for a new one.</param>
    public static void Check(FieldErrors errors, Service service, Service? old)
    {
        if (old is null && service.Metadata.Name is { Length: > 0 } name && !char.IsAsciiLetterLower(name[0]) && NameRules.DnsLabel(name) is null)
        {
            errors.Invalid("metadata.name", name, "must be a lowercase RFC 1035 label: letters a to z, digits and '-', with a letter first and a letter or digit last (for example 'web-db')");
        }

        var spec = service.Spec ?? new ServiceSpec();
        var isHeadless = ServiceLabels.IsHeadless(service);
        if (spec.Ports is null or { Count: 0 } && !isHeadless && spec.Type != ServiceType.ExternalName)
        {
            errors.Required("spec.ports");
        }

        if (spec.Type == ServiceType.ExternalName && string.IsNullOrEmpty(spec.ExternalName))
        {
            errors.Required("spec.externalName");
        }

        if (isHeadless && spec.Type is (ServiceType.NodePort or ServiceType.LoadBalancer))
        {
            errors.Invalid("spec.clusterIPs[0]", "None", $"may not be set to 'None' for {spec.Type} services");
        }

        CheckPorts(errors, spec);
        if (old?.Spec is { ClusterIP: { } had } before
            && before.Type != ServiceType.ExternalName && spec.Type != ServiceType.ExternalName
            && spec.ClusterIP is { } has && has != had)
        {
            errors.InvalidText("spec.clusterIPs[0]", $"[\"{has.Value}\"]", "may not change once set");
        }
    }

    private static void CheckPorts(FieldErrors errors, ServiceSpec spec)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new HashSet<(int, Protocol?)>();
        foreach (var (i, port) in (spec.Ports ?? []).Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"spec.ports[{i}]");
            CheckName(errors, path + ".name", port.Name, spec.Ports!.Count > 1, names);
            CheckNumber(errors, path + ".port", port.Port);
            if (port.TargetPort is { Number: { } target })
            {
                CheckNumber(errors, path + ".targetPort", target);
            }

            if (!numbers.Add((port.Port, port.Protocol)))
            {
                errors.DuplicateText(path, string.Create(CultureInfo.InvariantCulture, $"{{\"port\":{port.Port},\"protocol\":\"{port.Protocol}\"}}"));
            }

            if (port.NodePort is not (null or 0) && spec.Type is (ServiceType.ClusterIP or ServiceType.ExternalName))
            {
                errors.Forbidden(path + ".nodePort", $"may not be used when `type` is '{spec.Type}'");
            }
            else if (port.NodePort is { } open and not 0 and (< FirstNodePort or > LastNodePort))
            {
                errors.Invalid(path + ".nodePort", open, $"provided port is not in the valid range. The range of valid ports is {FirstNodePort}-{LastNodePort}");
            }
        }
    }

    private static void CheckName(FieldErrors errors, string path, string? name, bool isOneOfMany, HashSet<string> names)
    {
        if (string.IsNullOrEmpty(name))
        {
            if (isOneOfMany)
            {
                errors.Required(path);
            }
        }
        else if (NameRules.DnsLabel(name) is { } wrong)
        {
            errors.Invalid(path, name, wrong);
        }
        else if (!names.Add(name))
        {
            errors.Duplicate(path, name);
        }
    }

    /// <summary>Checks the number of a port.</summary>
    public static void CheckNumber(FieldErrors errors, string path, int number)
    {
        if (number is < 1 or > LastPort)
        {
            errors.Invalid(path, number, PortRange);
        }
    }
}
