using System.Collections.Frozen;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>A version of a kind that API servers no longer serve, and the one that took its place with the same fields.</summary>
/// <param name="Current">The version that is served.</param>
/// <param name="Changes">What the current version does in another way; empty when that is nothing.</param>
/// <param name="SelectorFollowsLabels">Whether a selector that was not written was taken from the pod template's labels.</param>
internal sealed record LegacyVersion(string Current, string Changes, bool SelectorFollowsLabels = false)
{
    private const string Apps = "apps/v1";
    private const string HistoryOfTwo = "Where revisionHistoryLimit is not written, ten old revisions are kept now, not two.";
    private const string SetUpdates = "Where updateStrategy is not written, changes are rolled out now; before, only pods that somebody deleted were updated (OnDelete).";
    private const string DeploymentDefaults = "Where they are not written, progressDeadlineSeconds is 600 now, not unlimited, revisionHistoryLimit is 10, not unlimited, and maxSurge and maxUnavailable are 25%, not 1.";

    private static readonly FrozenDictionary<(string ApiVersion, string Kind), LegacyVersion> All = new Dictionary<(string, string), LegacyVersion>
    {
        [("apps/v1beta1", "StatefulSet")] = new(Apps, SetUpdates, true),
        [("apps/v1beta1", "Deployment")] = new(Apps, HistoryOfTwo, true),
        [("apps/v1beta1", "ControllerRevision")] = new(Apps, ""),
        [("apps/v1beta2", "StatefulSet")] = new(Apps, ""),
        [("apps/v1beta2", "Deployment")] = new(Apps, ""),
        [("apps/v1beta2", "DaemonSet")] = new(Apps, ""),
        [("apps/v1beta2", "ReplicaSet")] = new(Apps, ""),
        [("apps/v1beta2", "ControllerRevision")] = new(Apps, ""),
        [("extensions/v1beta1", "Deployment")] = new(Apps, DeploymentDefaults, true),
        [("extensions/v1beta1", "DaemonSet")] = new(Apps, SetUpdates, true),
        [("extensions/v1beta1", "ReplicaSet")] = new(Apps, "", true),
        [("extensions/v1beta1", "NetworkPolicy")] = new("networking.k8s.io/v1", ""),
        [("policy/v1beta1", "PodDisruptionBudget")] = new("policy/v1", "An empty selector ({}) selects every pod of the namespace now; before, it selected none."),
        [("batch/v1beta1", "CronJob")] = new("batch/v1", ""),
        [("autoscaling/v2beta2", "HorizontalPodAutoscaler")] = new("autoscaling/v2", ""),
        [("rbac.authorization.k8s.io/v1beta1", "Role")] = new("rbac.authorization.k8s.io/v1", ""),
        [("rbac.authorization.k8s.io/v1beta1", "RoleBinding")] = new("rbac.authorization.k8s.io/v1", ""),
        [("rbac.authorization.k8s.io/v1beta1", "ClusterRole")] = new("rbac.authorization.k8s.io/v1", ""),
        [("rbac.authorization.k8s.io/v1beta1", "ClusterRoleBinding")] = new("rbac.authorization.k8s.io/v1", ""),
        [("storage.k8s.io/v1beta1", "StorageClass")] = new("storage.k8s.io/v1", ""),
        [("storage.k8s.io/v1beta1", "CSIDriver")] = new("storage.k8s.io/v1", ""),
        [("scheduling.k8s.io/v1beta1", "PriorityClass")] = new("scheduling.k8s.io/v1", ""),
        [("coordination.k8s.io/v1beta1", "Lease")] = new("coordination.k8s.io/v1", ""),
        [("networking.k8s.io/v1beta1", "IngressClass")] = new("networking.k8s.io/v1", ""),
    }.ToFrozenDictionary();

    /// <summary>What took the place of a version; null when it is none that is gone.</summary>
    public static LegacyVersion? Find(string apiVersion, string kind) => All.GetValueOrDefault((apiVersion, kind));

    /// <summary>The object in the current version, and what changes for it.</summary>
    public (ObjectNode Current, string Changes) Convert(ObjectNode node)
    {
        var current = node.With("apiVersion", ScalarNode.String(Current, node["apiVersion"].Origin), node.Origin);
        if (!SelectorFollowsLabels || current["spec"] is not ObjectNode spec || spec["selector"].IsKnown || spec.At("template.metadata.labels") is not ObjectNode labels)
        {
            return (current, Changes);
        }

        var selector = new ObjectNode([new ObjectNode.Member("matchLabels", labels, labels.Origin)], isOpen: false, labels.Origin);
        return (
            current.With("spec", spec.With("selector", selector, labels.Origin), spec.Origin),
            $"The selector has to be written now; it is what the server took before, the pod template's labels. {Changes}");
    }
}
