using System.Globalization;
using System.Linq;
using Kubewright.Rules.Availability;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>A Service for one pod names a pod that a set has.</summary>
public sealed class PerPodServicesNamePods() : Rule(
    new(
        "KW2019", "per-pod-service-unknown-ordinal", "A Service for one pod names a pod that a set has",
        RuleCategory.Networking, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var selector = new ServiceView(context.Object.At).Spec.Selector;
        var (name, index) = (selector[ControllerLabels.PodName], selector[ControllerLabels.PodIndex]);
        if (name.TryGet(out var pod))
        {
            CheckName(context, name.At, pod);
        }
        else if (index.TryGet(out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
        {
            CheckIndex(context, index.At, ordinal);
        }
    }

    private static void CheckName(RuleContext context, NodeAt at, string pod)
    {
        var sets = context.Manifests.OfKind(StatefulSetView.ObjectKind);
        if (sets.IsEmpty || PeerAddress.Pod(pod) is not var (name, ordinal))
        {
            return;
        }

        var lookup = context.Manifests.Find(StatefulSetView.ObjectKind, name, context.Object);
        if (lookup.Found is { } set)
        {
            CheckOrdinal(context, at, pod, ordinal, set);
        }
        else if (lookup.IsMissing)
        {
            var near = ClosestName.Find(name, sets.Where(static item => item.Name.IsKnown).Select(static item => item.Name.ToString()));
            context.Report(
                at,
                $"{context.Object} selects the pod '{pod}', and no StatefulSet '{name}' is among the manifests{(near is null ? "" : $" (the closest is '{near}')")}: connections to it fail. "
                + "Select a pod of a set that there is.");
        }
    }

    private static void CheckIndex(RuleContext context, NodeAt at, long ordinal)
    {
        var pods = ServicePods.Of(context.Object, context.Manifests);
        if (pods is { IsComplete: true, Workloads.Length: 1 } && pods.Workloads[0].Object is var set && set.Is(StatefulSetView.ObjectKind) == true)
        {
            CheckOrdinal(context, at, $"{set.Name}-{ordinal}", ordinal, set);
        }
    }

    private static void CheckOrdinal(RuleContext context, NodeAt at, string pod, long ordinal, ManifestObject set)
    {
        var spec = new StatefulSetView(set.At).Spec;
        if (Ordinals.Of(spec) is not { } ordinals || ordinals.Contains(ordinal) || AutoscalerIndex.MayScale(set, context.Manifests))
        {
            return;
        }

        context.Report(
            at,
            $"{context.Object} selects the pod '{pod}', but {set} has {ordinals.Pods(set.Name.ToString())}: connections to it fail. "
            + "Take the Service away, or raise the replicas.",
            fix: null,
            spec.Replicas.Origin);
    }
}
