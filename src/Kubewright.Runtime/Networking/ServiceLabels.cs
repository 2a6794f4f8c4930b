namespace Kubewright.Runtime;

/// <summary>The labels and annotations that tie endpoint objects to their Service (SS-260, SS-264).</summary>
internal static class ServiceLabels
{
    /// <summary>The Service of an EndpointSlice.</summary>
    public const string ServiceName = "kubernetes.io/service-name";

    /// <summary>Who writes an EndpointSlice.</summary>
    public const string ManagedBy = "endpointslice.kubernetes.io/managed-by";

    /// <summary>The writer of the EndpointSlices of Services with a selector.</summary>
    public const string SliceController = "endpointslice-controller.k8s.io";

    /// <summary>Set on what belongs to a headless Service.</summary>
    public const string Headless = "service.kubernetes.io/headless";

    /// <summary>Set on an Endpoints object that does not list all addresses.</summary>
    public const string OverCapacity = "endpoints.kubernetes.io/over-capacity";

    /// <summary>The Service that an EndpointSlice belongs to; null when it names none.</summary>
    public static string? ServiceOf(Discovery.EndpointSlice slice)
    {
        var name = slice.Metadata.Labels?[ServiceName];
        return string.IsNullOrEmpty(name) ? null : name;
    }

    /// <summary>Whether the Service has no address of its own.</summary>
    public static bool IsHeadless(Service service) => service.Spec?.ClusterIP == ClusterIP.None;

    /// <summary>Whether a controller finds the pods of the Service.</summary>
    public static bool HasSelector(Service service) =>
        service.Spec is { Selector.Count: > 0 } spec && spec.Type != ServiceType.ExternalName;

    /// <summary>The Service's own labels, and that it is headless.</summary>
    public static Labels Of(Service service)
    {
        var labels = service.Metadata.Labels ?? [];
        return IsHeadless(service) ? labels.With(Headless, "") : labels;
    }

    /// <summary>The labels of the Service's EndpointSlices.</summary>
    public static Labels OfSlice(Service service) =>
        Of(service).With(ServiceName, service.Metadata.Name ?? "").With(ManagedBy, SliceController);
}
