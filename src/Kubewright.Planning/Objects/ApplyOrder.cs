namespace Kubewright.Planning;

/// <summary>
/// The order in which objects are applied: what others refer to from the moment they exist comes first. Each rank is a
/// stage of <c>kubewright apply</c>.
/// </summary>
public static class ApplyOrder
{
    /// <summary>The rank of kinds that nobody knows, and of those that act on sets: they come after the sets.</summary>
    private const int Last = 8;

    private static readonly Dictionary<(string Group, string Kind), int> Ranks = new()
    {
        [("", "Namespace")] = 0,
        [("apiextensions.k8s.io", "CustomResourceDefinition")] = 1,
        [("storage.k8s.io", "StorageClass")] = 2,
        [("storage.k8s.io", "CSIDriver")] = 2,
        [("storage.k8s.io", "VolumeAttributesClass")] = 2,
        [("scheduling.k8s.io", "PriorityClass")] = 2,
        [("node.k8s.io", "RuntimeClass")] = 2,
        [("networking.k8s.io", "IngressClass")] = 2,
        [("", "PersistentVolume")] = 3,
        [("", "ConfigMap")] = 4,
        [("", "Secret")] = 4,
        [("", "ServiceAccount")] = 4,
        [("", "ResourceQuota")] = 4,
        [("", "LimitRange")] = 4,
        [("rbac.authorization.k8s.io", "ClusterRole")] = 4,
        [("rbac.authorization.k8s.io", "ClusterRoleBinding")] = 4,
        [("rbac.authorization.k8s.io", "Role")] = 4,
        [("rbac.authorization.k8s.io", "RoleBinding")] = 4,
        [("", "PersistentVolumeClaim")] = 4,
        [("networking.k8s.io", "NetworkPolicy")] = 5,
        [("", "Service")] = 5,
        [("policy", "PodDisruptionBudget")] = 6,
        [("apps", "StatefulSet")] = 7,
        [("apps", "Deployment")] = 7,
        [("apps", "DaemonSet")] = 7,
        [("apps", "ReplicaSet")] = 7,
        [("batch", "Job")] = 7,
        [("batch", "CronJob")] = 7,
        [("", "Pod")] = 7,
    };

    /// <summary>The rank of a kind: 0 is applied first.</summary>
    /// <param name="group">The API group; empty for the core group.</param>
    /// <param name="kind">The kind.</param>
    public static int RankOf(string group, string kind) => Ranks.GetValueOrDefault((group, kind), Last);
}
