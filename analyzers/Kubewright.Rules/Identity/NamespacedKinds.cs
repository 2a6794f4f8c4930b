namespace Kubewright.Rules.Identity;

/// <summary>The kinds of Kubernetes itself whose objects live in a namespace. What other kinds do, nobody can say.</summary>
internal static class NamespacedKinds
{
    /// <summary>Whether objects of the kind certainly live in a namespace.</summary>
    public static bool Contains(ManifestKind kind) => ApiGroup.Of(kind) switch
    {
        "" => kind.Kind is "Pod" or "Service" or "ConfigMap" or "Secret" or "ServiceAccount" or "PersistentVolumeClaim" or "ReplicationController"
            or "Endpoints" or "LimitRange" or "ResourceQuota" or "PodTemplate",
        "apps" or "autoscaling" or "batch" => true,
        "discovery.k8s.io" => kind.Kind == "EndpointSlice",
        "networking.k8s.io" => kind.Kind is "NetworkPolicy" or "Ingress",
        "policy" => kind.Kind == "PodDisruptionBudget",
        "rbac.authorization.k8s.io" => kind.Kind is "Role" or "RoleBinding",
        "coordination.k8s.io" => kind.Kind == "Lease",
        _ => false,
    };
}
