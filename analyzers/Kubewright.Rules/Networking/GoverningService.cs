using System.Collections.Immutable;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>What <c>spec.serviceName</c> of a set leads to among the manifests.</summary>
internal sealed class GoverningService
{
    private GoverningService(Value<NameReference> reference, string name, ManifestObject? service, bool isMissing, ImmutableArray<ManifestObject> elsewhere)
    {
        Reference = reference;
        Name = name;
        Service = service;
        IsMissing = isMissing;
        Elsewhere = elsewhere;
    }

    /// <summary>The set's <c>spec.serviceName</c>.</summary>
    public Value<NameReference> Reference { get; }

    /// <summary>The Service's name.</summary>
    public string Name { get; }

    /// <summary>The Service that certainly governs the set; null when there is none or nobody can say which.</summary>
    public ManifestObject? Service { get; }

    /// <summary>Whether certainly no Service among the manifests governs the set.</summary>
    public bool IsMissing { get; }

    /// <summary>Services of that name in other namespaces.</summary>
    public ImmutableArray<ManifestObject> Elsewhere { get; }

    /// <summary>Follows the set's <c>spec.serviceName</c>; null when none is written or nobody can say what.</summary>
    public static GoverningService? Of(ManifestObject set, ManifestSet manifests)
    {
        var reference = new StatefulSetView(set.At).Spec.ServiceName;
        if (!reference.TryGet(out var target) || target.Name.Length == 0)
        {
            return null;
        }

        var lookup = manifests.Find(ServiceView.ObjectKind, target.Name, set);
        return new GoverningService(reference, target.Name, lookup.Found, lookup.IsMissing && !target.IsExternal, lookup.Elsewhere);
    }

    /// <summary>The DNS name of the first pod, for messages: <c>web-0.nginx</c>.</summary>
    public static string PodDnsName(ManifestObject set, string service)
    {
        var start = new StatefulSetView(set.At).Spec.Ordinals.Start;
        var ordinal = start.TryGet(out var number) ? number : 0;
        return $"{(set.Name.TryGet(out var name) && !start.IsUnknown ? $"{name}-{ordinal}" : "<pod>")}.{service}";
    }
}
