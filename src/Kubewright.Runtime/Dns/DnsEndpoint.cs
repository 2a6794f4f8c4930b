using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>A pod behind a Service, as DNS sees it.</summary>
/// <param name="Address">The pod's address.</param>
/// <param name="Label">The first label of its name: its hostname, or its address with dashes.</param>
/// <param name="Pod">The pod.</param>
internal sealed record DnsEndpoint(string Address, string Label, Pod Pod)
{
    /// <summary>The endpoints of a Service that DNS publishes, ordered by name: selected, with an address, not ended, and ready unless the Service publishes unready ones.</summary>
    public static ImmutableArray<DnsEndpoint> Of(Service service, IEnumerable<Pod> pods)
    {
        var selector = service.Spec?.Selector;
        if (selector is null || selector.Count == 0)
        {
            return [];
        }

        return
        [
            .. pods.Where(pod => selector.IsSubsetOf(pod.Metadata.Labels)
                    && pod.Status?.PodIP is { Length: > 0 }
                    && !PodHealth.IsTerminal(pod)
                    && (service.Spec?.PublishNotReadyAddresses == true || IsReady(pod)))
                .OrderBy(static pod => pod.Metadata.Name, StringComparer.Ordinal)
                .Select(pod => new DnsEndpoint(pod.Status!.PodIP!, LabelOf(pod, service), pod)),
        ];
    }

    private static bool IsReady(Pod pod) => PodConditions.IsTrue(pod, PodConditionType.Ready) && !PodHealth.IsTerminating(pod);

    /// <summary>A pod has a name of its own only under the Service that its <c>spec.subdomain</c> names.</summary>
    private static string LabelOf(Pod pod, Service service) =>
        pod.Spec is { Hostname: { Length: > 0 } hostname } spec && spec.Subdomain == service.Metadata.Name
            ? hostname.ToLowerInvariant()
            : pod.Status!.PodIP!.Replace('.', '-').Replace(':', '-');
}
