namespace Kubewright.Rules.Networking;

/// <summary>The kinds of Kubernetes itself. What a controller makes of objects of other kinds, nobody can say.</summary>
internal static class BuiltInKinds
{
    /// <summary>Whether the kind is Kubernetes' own: of the core, or of a group whose name has no domain but k8s.io.</summary>
    public static bool Contains(ManifestKind kind)
    {
        var group = ApiGroup.Of(kind);
        return group.IndexOf('.') < 0
            || group is "networking.k8s.io" or "storage.k8s.io" or "rbac.authorization.k8s.io" or "scheduling.k8s.io" or "discovery.k8s.io" or "coordination.k8s.io"
                or "events.k8s.io" or "admissionregistration.k8s.io" or "apiextensions.k8s.io" or "node.k8s.io";
    }
}
