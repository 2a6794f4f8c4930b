using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>The workloads whose pods stand behind a Service.</summary>
/// <param name="Workloads">Those that the Service certainly selects.</param>
/// <param name="IsComplete">Whether certainly no other workload is selected.</param>
internal sealed record ServicePods(ImmutableArray<Workload> Workloads, bool IsComplete)
{
    private static readonly ManifestKind[] WorkloadKinds =
    [
        StatefulSetView.ObjectKind, DeploymentView.ObjectKind, DaemonSetView.ObjectKind, ReplicaSetView.ObjectKind, PodView.ObjectKind,
        new("batch/v1", "Job"), new("batch/v1", "CronJob"), new("v1", "ReplicationController"),
    ];

    private static readonly ServicePods Unknown = new([], IsComplete: false);

    /// <summary>Follows the Service's selector. Of a selector that names one pod of a set, the set is meant.</summary>
    public static ServicePods Of(ManifestObject service, ManifestSet manifests)
    {
        var spec = new ServiceView(service.At).Spec;
        var selector = spec.Selector;
        if (spec.Type.IsUnknown || spec.Type.Is("ExternalName") == true || selector.Count == 0)
        {
            return Unknown;
        }

        if (selector.ContainsKey(ControllerLabels.PodName) == true)
        {
            return selector[ControllerLabels.PodName].TryGet(out var name)
                && PeerAddress.Pod(name) is var (set, _)
                && manifests.Find(StatefulSetView.ObjectKind, set, service).Found is { } found
                && Workload.Of(found) is { } workload
                    ? Certain(workload, LabelMatching.Matches(WithoutControllerLabels(selector), workload.Labels))
                    : Unknown;
        }

        if (selector.Any(static label => ControllerLabels.Contains(label.Key)))
        {
            selector = WithoutControllerLabels(selector);
        }

        var selected = manifests.Workloads.SelectedBy(selector, service).ToList();
        return new ServicePods(
            [.. selected.Where(static pair => pair.IsSelected == true).Select(static pair => pair.Workload)],
            !WorkloadKinds.Any(manifests.MayHoldMore) && selected.TrueForAll(static pair => pair.IsSelected == true));
    }

    private static ServicePods Certain(Workload workload, bool? isSelected) => isSelected switch
    {
        true => new([workload], IsComplete: true),
        false => new([], IsComplete: true),
        null => Unknown,
    };

    private static MapView<Value<string>> WithoutControllerLabels(MapView<Value<string>> selector) => selector.At.Node is ObjectNode map
        ? new(selector.At.With(new ObjectNode(map.Members.RemoveAll(static label => ControllerLabels.Contains(label.Name)), map.IsOpen, map.Origin)), Scalar.Label)
        : selector;
}
