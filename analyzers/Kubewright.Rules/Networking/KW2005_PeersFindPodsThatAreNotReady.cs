using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>Pods that form a cluster find each other before they are ready.</summary>
public sealed class PeersFindPodsThatAreNotReady() : StatefulSetRule(new(
    "KW2005", "headless-not-publishing-unready", "Pods that form a cluster find each other before they are ready",
    RuleCategory.Networking, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Ordinals.Replicas(set) is not > 1
            || !set.Template.Spec.Containers.Any(static container => container.ReadinessProbe.At.IsKnown)
            || GoverningService.Of(context.Object, context.Manifests)?.Service is not { } found)
        {
            return;
        }

        var service = new ServiceView(found.At).Spec;
        var hides = service.PublishNotReadyAddresses.IsAbsent || service.PublishNotReadyAddresses.Is(false) == true;
        if (!hides || service.ClusterIP.Is(HeadlessService.None) != true || Clustering.Evidence(context, set) is not { } evidence)
        {
            return;
        }

        var order = set.PodManagementPolicy.Is("Parallel") switch
        {
            true => "all pods start together and none finds another until it is ready, which may need the others",
            false => "the first pod has to become ready alone, and no pod finds one that restarts",
            null => "a pod that becomes ready only with its peers never does",
        };
        context.Report(
            found,
            service.PublishNotReadyAddresses.At,
            $"{found} governs {context.Object} and hides pods that are not ready, while they look for each other ({evidence}): {order}. "
            + "Set publishNotReadyAddresses to true, and give clients a Service of their own.",
            new FixHint("Publish pods that are not ready", new SetValueEdit(found.Key, service.PublishNotReadyAddresses.Path, ScalarNode.Boolean(true, Origin.None))),
            set.ServiceName.Origin);
    }
}
