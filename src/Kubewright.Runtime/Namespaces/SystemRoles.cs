using Kubewright.Rbac;

namespace Kubewright.Runtime;

/// <summary>The roles that every cluster has for its users: <c>cluster-admin</c>, <c>admin</c>, <c>edit</c> and <c>view</c>.</summary>
internal static class SystemRoles
{
    private const string Group = "rbac.authorization.k8s.io";
    private const string Administrator = "cluster-admin";
    private const string All = "*";

    private static readonly ValueList<string> Reading = ["get", "list", "watch"];
    private static readonly ValueList<string> Writing = ["create", "delete", "deletecollection", "patch", "update"];

    private static readonly ValueList<PolicyRule> Views =
    [
        Rule("", ["bindings", "configmaps", "endpoints", "events", "limitranges", "namespaces", "persistentvolumeclaims", "persistentvolumeclaims/status", "pods", "pods/log", "pods/status", "replicationcontrollers", "replicationcontrollers/scale", "resourcequotas", "resourcequotas/status", "serviceaccounts", "services", "services/status"], Reading),
        Rule("discovery.k8s.io", ["endpointslices"], Reading),
        Rule("apps", ["controllerrevisions", "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "replicasets", "replicasets/scale", "replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status"], Reading),
        Rule("autoscaling", ["horizontalpodautoscalers", "horizontalpodautoscalers/status"], Reading),
        Rule("batch", ["cronjobs", "cronjobs/status", "jobs", "jobs/status"], Reading),
        Rule("policy", ["poddisruptionbudgets", "poddisruptionbudgets/status"], Reading),
        Rule("networking.k8s.io", ["ingresses", "ingresses/status", "networkpolicies"], Reading),
    ];

    private static readonly ValueList<PolicyRule> Edits =
    [
        Rule("", ["secrets", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "services/proxy"], Reading),
        Rule("", ["configmaps", "events", "persistentvolumeclaims", "pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "replicationcontrollers", "replicationcontrollers/scale", "secrets", "serviceaccounts", "services", "services/proxy"], Writing),
        Rule("", ["pods/eviction", "serviceaccounts/token"], ["create"]),
        Rule("", ["serviceaccounts"], ["impersonate"]),
        Rule("apps", ["daemonsets", "deployments", "deployments/rollback", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets", "statefulsets/scale"], Writing),
        Rule("autoscaling", ["horizontalpodautoscalers"], Writing),
        Rule("batch", ["cronjobs", "jobs"], Writing),
        Rule("policy", ["poddisruptionbudgets"], Writing),
        Rule("networking.k8s.io", ["ingresses", "networkpolicies"], Writing),
        .. Views,
    ];

    /// <summary>The roles, and the binding that makes administrators of the group <c>system:masters</c>.</summary>
    public static ValueList<IKubernetesObject> Objects { get; } =
    [
        Role(Administrator, [new PolicyRule { Verbs = [All], ApiGroups = [All], Resources = [All] }, new PolicyRule { Verbs = [All], NonResourceURLs = [All] }]),
        Role("admin", [Rule("authorization.k8s.io", ["localsubjectaccessreviews"], ["create"]), Rule(Group, ["rolebindings", "roles"], [.. Reading, .. Writing]), .. Edits]),
        Role("edit", Edits),
        Role("view", Views),
        new ClusterRoleBinding(Metadata(Administrator))
        {
            RoleRef = new RoleRef { ApiGroup = Group, Kind = RoleRefKind.ClusterRole, Name = Administrator },
            Subjects = [new Subject { ApiGroup = Group, Kind = SubjectKind.Group, Name = "system:masters" }],
        },
    ];

    private static ClusterRole Role(string name, ValueList<PolicyRule> rules) => new(Metadata(name)) { Rules = rules };

    private static ObjectMeta Metadata(string name) => new() { Name = name, Labels = [("kubernetes.io/bootstrapping", "rbac-defaults")] };

    private static PolicyRule Rule(string group, ValueList<string> resources, ValueList<string> verbs) => new() { Verbs = verbs, ApiGroups = [group], Resources = resources };
}
