using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>The Service that governs a set gives a DNS record for each pod.</summary>
public sealed class GoverningServiceIsHeadless() : Rule(Description, ServiceView.ObjectKind)
{
    private const string Headless = "None";
    private const string ExternalName = "ExternalName";

    private static readonly RuleDescriptor Description = new(
        "KW2002",
        "governing-service-not-headless",
        "The Service that governs a set is headless",
        RuleCategory.Networking,
        Severity.Warning,
        RulePreset.Default,
        RuleScope.ManifestSet);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var service = new ServiceView(context.Object.At).Spec;
        var isExternalName = service.Type.Is(ExternalName);
        if ((isExternalName | !service.ClusterIP.Is(Headless)) != true)
        {
            return;
        }

        var governed = context.Manifests.OfKind(StatefulSetView.ObjectKind)
            .Select(set => new { Set = set, Governing = GoverningService.Of(set, context.Manifests) })
            .Where(pair => ReferenceEquals(pair.Governing?.Service, context.Object))
            .ToList();
        if (governed.Count == 0)
        {
            return;
        }

        var name = governed[0].Governing!.Name;
        var message = $"{context.Object} governs {Sets(governed.Select(static pair => pair.Set))} but is not headless: {Fact(service)}. "
            + $"Pod DNS names such as '{GoverningService.PodDnsName(governed[0].Set, name)}' will not resolve. {Cure(service)}";
        var at = isExternalName == true ? service.Type.At : service.ClusterIP.At;
        context.Report(at, message, Fix(context.Object, service), [.. governed.Select(static pair => pair.Governing!.Reference.Origin)]);
    }

    private static string Sets(IEnumerable<ManifestObject> sets) => Phrases.And([.. sets.Select(static set => set.ToString())]);

    private static string Fact(ServiceSpecView service)
    {
        if (service.Type.Is(ExternalName) == true)
        {
            return "type ExternalName makes it an alias of another host, with no pod behind it";
        }

        var address = service.ClusterIP.TryGet(out var ip) && ip.Length > 0 ? $"clusterIP is '{ip}'" : "clusterIP is not set";
        return $"{address}, so it has one virtual IP and no record per pod";
    }

    private static string Cure(ServiceSpecView service) => CanBeHeadless(service)
        ? "Set clusterIP to None."
        : "Add a headless Service of its own for the set, and name that in serviceName.";

    private static FixHint? Fix(ManifestObject service, ServiceSpecView spec) => CanBeHeadless(spec)
        ? new FixHint("Make the Service headless", new SetValueEdit(service.Key, spec.ClusterIP.Path, Build.Text(Headless)))
        : null;

    /// <summary>The API server refuses <c>None</c> for the types that need an address.</summary>
    private static bool CanBeHeadless(ServiceSpecView service) => service.Type.IsAbsent || service.Type.Is("ClusterIP") == true;
}
