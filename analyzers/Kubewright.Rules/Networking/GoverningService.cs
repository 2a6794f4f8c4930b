using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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

        var (certain, possible, elsewhere) = (new List<ManifestObject>(), manifests.MayHoldMore(ServiceView.ObjectKind), ImmutableArray.CreateBuilder<ManifestObject>());
        foreach (var service in manifests.OfKind(ServiceView.ObjectKind))
        {
            switch (service.Name.Is(target.Name) & MeetIn(set, service))
            {
                case true:
                    certain.Add(service);
                    break;
                case null:
                    possible = true;
                    break;
                case false when service.Name.Is(target.Name) == true:
                    elsewhere.Add(service);
                    break;
            }
        }

        return new GoverningService(
            reference,
            target.Name,
            Choose(set, certain, possible),
            isMissing: certain.Count == 0 && !possible && !target.IsExternal,
            elsewhere.ToImmutable());
    }

    /// <summary>
    /// The Service in the very namespace that the set writes (of two, the later is applied last), else the only one that
    /// can meet it.
    /// </summary>
    private static ManifestObject? Choose(ManifestObject set, List<ManifestObject> certain, bool othersPossible) =>
        certain.LastOrDefault(service => service.Namespace.ToString() == set.Namespace.ToString())
        ?? (certain.Count == 1 && !othersPossible ? certain[0] : null);

    /// <summary>Whether both end in one namespace. An object that writes none goes where the others go.</summary>
    private static bool? MeetIn(ManifestObject set, ManifestObject service) =>
        set.Namespace.IsAbsent || service.Namespace.IsAbsent ? true
        : set.Namespace.TryGet(out var ns) ? service.Namespace.Is(ns)
        : null;

    /// <summary>The DNS name of the first pod, for messages: <c>web-0.nginx</c>.</summary>
    public static string PodDnsName(ManifestObject set, string service)
    {
        var start = new StatefulSetView(set.At).Spec.Ordinals.Start;
        var ordinal = start.TryGet(out var number) ? number : 0;
        return $"{(set.Name.TryGet(out var name) && !start.IsUnknown ? $"{name}-{ordinal}" : "<pod>")}.{service}";
    }
}
