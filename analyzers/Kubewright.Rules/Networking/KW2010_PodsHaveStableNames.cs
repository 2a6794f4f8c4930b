using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>The set names the Service that gives its pods their DNS names.</summary>
public sealed class PodsHaveStableNames() : StatefulSetRule(new(
    "KW2010", "service-name-missing", "The set names the Service that gives its pods their DNS names",
    RuleCategory.Networking, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var isMissing = set.ServiceName.IsAbsent || (set.ServiceName.TryGet(out var service) && service.Name.Length == 0);
        if (!set.At.IsKnown || !isMissing)
        {
            return;
        }

        context.Report(
            set.ServiceName.At,
            $"{context.Object} has no serviceName: its pods get no DNS names of their own, such as '{GoverningService.PodDnsName(context.Object, "<service>")}', and only addresses that change lead to them. "
            + "Name a headless Service that selects the pods; it cannot be added later without making the set anew.",
            Fix(context, set));
    }

    private static FixHint? Fix(RuleContext context, StatefulSetSpecView set)
    {
        var services = context.Manifests.OfKind(ServiceView.ObjectKind)
            .Where(service => new ServiceView(service.At).Spec is var spec && spec.ClusterIP.Is(HeadlessService.None) != false && Selects(service, spec, context.Object, set) != false)
            .ToList();
        if (context.Manifests.MayHoldMore(ServiceView.ObjectKind) || services.Count > 1)
        {
            return null;
        }

        if (services.Count == 1)
        {
            var isCertain = new ServiceView(services[0].At).Spec is var spec && spec.ClusterIP.Is(HeadlessService.None) == true && Selects(services[0], spec, context.Object, set) == true;
            return isCertain && services[0].Name.TryGet(out var found)
                ? new FixHint($"Name the Service '{found}'", SetName(context.Object, set, found))
                : null;
        }

        return context.Object.Name.TryGet(out var name)
            && KubernetesNames.Dns1035Problem(name) is null
            && context.Manifests.Find(ServiceView.ObjectKind, name, context.Object).IsMissing
            && HeadlessService.Fix(context.Object, name) is { } hint
                ? hint with { Edits = EquatableArray<FixEdit>.From([.. hint.Edits, SetName(context.Object, set, name)]) }
                : null;
    }

    private static bool? Selects(ManifestObject service, ServiceSpecView spec, ManifestObject owner, StatefulSetSpecView set) =>
        spec.Selector is { IsComplete: true, Count: 0 } ? false : LabelMatching.Matches(spec.Selector, set.Template.Metadata.Labels) & service.MeetsIn(owner);

    private static SetValueEdit SetName(ManifestObject owner, StatefulSetSpecView set, string service) => new(owner.Key, set.ServiceName.Path, Build.Text(service));
}
