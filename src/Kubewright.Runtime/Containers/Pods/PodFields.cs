using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>The values of the downward API: fields of a pod and resources of its containers.</summary>
internal static class PodFields
{
    /// <summary>The text of a <c>fieldPath</c>; null when the pod has no such field.</summary>
    public static string? Field(Pod pod, string path)
    {
        if (path.EndsWith("']", StringComparison.Ordinal) && path.IndexOf("['", StringComparison.Ordinal) is var at and > 0)
        {
            var key = path[(at + 2)..^2];
            return path[..at] switch
            {
                "metadata.labels" => pod.Metadata.Labels?[key] ?? "",
                "metadata.annotations" => pod.Metadata.Annotations?[key] ?? "",
                _ => null,
            };
        }

        return path switch
        {
            "metadata.name" => pod.Metadata.Name,
            "metadata.namespace" => ObjectKey.Of(pod).Namespace,
            "metadata.uid" => pod.Metadata.Uid,
            "metadata.labels" => Lines(pod.Metadata.Labels),
            "metadata.annotations" => Lines(pod.Metadata.Annotations),
            "spec.nodeName" => pod.Spec?.NodeName?.Name ?? "",
            "spec.serviceAccountName" => pod.Spec?.ServiceAccountName?.Name is { Length: > 0 } account ? account : "default",
            "status.hostIP" => pod.Status?.HostIP ?? "",
            "status.hostIPs" => string.Join(',', (pod.Status?.HostIPs ?? []).Select(static ip => ip.Ip)),
            "status.podIP" => pod.Status?.PodIP ?? "",
            "status.podIPs" => string.Join(',', (pod.Status?.PodIPs ?? []).Select(static ip => ip.Ip)),
            _ => null,
        };
    }

    /// <summary>The text of a container's resource: a whole number of <c>divisor</c>s, rounded up.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="own">The container that asks; another may be named.</param>
    /// <param name="selector">What is asked for.</param>
    /// <param name="node">The pod's node, whose allocatable amount stands for a limit that is not set.</param>
    public static string? Resource(Pod pod, Container? own, ResourceFieldSelector selector, Node? node)
    {
        var container = selector.ContainerName is { Length: > 0 } name
            ? (pod.Spec?.Containers ?? []).Concat(pod.Spec?.InitContainers ?? []).FirstOrDefault(c => c.Name == name)
            : own;
        if (container is null || selector.Resource.Split('.', 2) is not [var kind and ("limits" or "requests"), var resource])
        {
            return null;
        }

        var amounts = kind == "limits" ? container.Resources?.Limits : container.Resources?.Requests;
        var amount = amounts is not null && amounts.TryGetValue(resource, out var given) ? given.ToDecimal()
            : kind == "limits" && node?.Status?.Allocatable is { } allocatable && allocatable.TryGetValue(resource, out var whole) ? whole.ToDecimal()
            : 0;
        var divisor = selector.Divisor is { IsZero: false } unit ? unit.ToDecimal() : 1;
        return decimal.Ceiling(amount / divisor).ToString(CultureInfo.InvariantCulture);
    }

    private static string Lines(Labels? labels) =>
        string.Join('\n', (labels ?? []).OrderBy(static l => l.Key, StringComparer.Ordinal)
            .Select(static l => $"{l.Key}=\"{l.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\""));
}
