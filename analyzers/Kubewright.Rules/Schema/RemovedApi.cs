using System.Collections.Generic;

namespace Kubewright.Rules.Schema;

/// <summary>A version of a kind that Kubernetes does not serve any more.</summary>
/// <param name="Removed">The first release of version 1 without it, by its minor number.</param>
/// <param name="Successor">The version that took its place.</param>
/// <param name="IsSame">Whether an object stays right when the version alone is rewritten.</param>
internal sealed record RemovedApi(int Removed, string Successor, bool IsSame)
{
    /// <summary>All of them: those of the kinds that go with a StatefulSet.</summary>
    public static IReadOnlyDictionary<ManifestKind, RemovedApi> All { get; } = new Dictionary<ManifestKind, RemovedApi>
    {
        [new("apps/v1beta1", "StatefulSet")] = new(16, "apps/v1", true),
        [new("apps/v1beta2", "StatefulSet")] = new(16, "apps/v1", true),
        [new("apps/v1beta1", "Deployment")] = new(16, "apps/v1", false),
        [new("apps/v1beta2", "Deployment")] = new(16, "apps/v1", true),
        [new("extensions/v1beta1", "Deployment")] = new(16, "apps/v1", false),
        [new("apps/v1beta2", "DaemonSet")] = new(16, "apps/v1", true),
        [new("extensions/v1beta1", "DaemonSet")] = new(16, "apps/v1", false),
        [new("apps/v1beta2", "ReplicaSet")] = new(16, "apps/v1", true),
        [new("extensions/v1beta1", "ReplicaSet")] = new(16, "apps/v1", false),
        [new("extensions/v1beta1", "NetworkPolicy")] = new(16, "networking.k8s.io/v1", true),
        [new("extensions/v1beta1", "Ingress")] = new(22, "networking.k8s.io/v1", false),
        [new("networking.k8s.io/v1beta1", "Ingress")] = new(22, "networking.k8s.io/v1", false),
        [new("networking.k8s.io/v1beta1", "IngressClass")] = new(22, "networking.k8s.io/v1", true),
        [new("rbac.authorization.k8s.io/v1beta1", "Role")] = new(22, "rbac.authorization.k8s.io/v1", true),
        [new("rbac.authorization.k8s.io/v1beta1", "RoleBinding")] = new(22, "rbac.authorization.k8s.io/v1", true),
        [new("rbac.authorization.k8s.io/v1beta1", "ClusterRole")] = new(22, "rbac.authorization.k8s.io/v1", true),
        [new("rbac.authorization.k8s.io/v1beta1", "ClusterRoleBinding")] = new(22, "rbac.authorization.k8s.io/v1", true),
        [new("scheduling.k8s.io/v1beta1", "PriorityClass")] = new(22, "scheduling.k8s.io/v1", true),
        [new("storage.k8s.io/v1beta1", "StorageClass")] = new(22, "storage.k8s.io/v1", true),
        [new("batch/v1beta1", "CronJob")] = new(25, "batch/v1", true),
        [new("policy/v1beta1", "PodDisruptionBudget")] = new(25, "policy/v1", false),
        [new("policy/v1beta1", "PodSecurityPolicy")] = new(25, "the admission of Pod Security", false),
        [new("autoscaling/v2beta1", "HorizontalPodAutoscaler")] = new(25, "autoscaling/v2", false),
        [new("autoscaling/v2beta2", "HorizontalPodAutoscaler")] = new(26, "autoscaling/v2", true),
    };
}
