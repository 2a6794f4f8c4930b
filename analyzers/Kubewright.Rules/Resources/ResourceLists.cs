using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>Requests and limits, and where a pod has them.</summary>
internal static class ResourceLists
{
    public const string Cpu = "cpu";
    public const string Memory = "memory";
    public const string EphemeralStorage = "ephemeral-storage";
    public const string HugePages = "hugepages-";

    private const string OwnDomain = "kubernetes.io/";

    /// <summary>The requests and limits of a pod's containers, and of the pod as a whole, each with its owner in a sentence.</summary>
    public static IEnumerable<OwnedResources> Of(PodSpecView pod) =>
        PodContainers.Of(pod).Select(static container => new OwnedResources(container.ToString(), container.View.Resources)).Append(new OwnedResources("the pod", pod.Resources));

    /// <summary>The quantity of a resource; null when it is not written, not known or not a quantity.</summary>
    public static QuantityValue? Quantity(Value<string> text) => text.TryGet(out var written) && QuantityValue.TryParse(written, out var value) ? value : null;

    /// <summary>Whether the resource is none of Kubernetes' own, such as <c>nvidia.com/gpu</c>; such resources are counted whole.</summary>
    public static bool IsExtended(string resource) =>
        resource.IndexOf('/') > 0 && resource.IndexOf(OwnDomain, System.StringComparison.Ordinal) < 0;

    /// <summary>Whether the limit has to equal the request, because nobody can lend the resource out.</summary>
    public static bool IsNeverLent(string resource) => IsExtended(resource) || resource.StartsWith(HugePages, System.StringComparison.Ordinal);

    /// <summary>
    /// Whether the container asks for a resource: by its request, by its limit, which stands for a request that is not
    /// written, or by what its pod asks for as a whole; null when nobody can say.
    /// </summary>
    public static bool? Requests(ContainerView container, PodSpecView pod, string resource) =>
        container.Resources.Requests.ContainsKey(resource) | container.Resources.Limits.ContainsKey(resource)
        | pod.Resources.Requests.ContainsKey(resource) | pod.Resources.Limits.ContainsKey(resource);

    /// <summary>Whether something limits a resource of the container: itself, or its pod as a whole; null when nobody can say.</summary>
    public static bool? Limits(ContainerView container, PodSpecView pod, string resource) =>
        container.Resources.Limits.ContainsKey(resource) | pod.Resources.Limits.ContainsKey(resource);

    /// <summary>A number of bytes in a sentence: <c>512 MiB</c>.</summary>
    public static string Bytes(decimal bytes)
    {
        var units = new[] { "bytes", "KiB", "MiB", "GiB", "TiB" };
        var unit = 0;
        while (bytes >= 1024 && unit < units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return bytes.ToString("0.##", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
