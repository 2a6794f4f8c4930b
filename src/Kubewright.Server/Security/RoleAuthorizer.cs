namespace Kubewright.Server;

using Kubewright.Rbac;
using Kubewright.Runtime;

/// <summary>Decides by the roles and bindings of a cluster what a user may do (RBAC).</summary>
internal sealed class RoleAuthorizer(Cluster cluster)
{
    private const string All = "*";

    /// <summary>What everybody who is known may see: what there is, and who they are.</summary>
    private static readonly string[] OpenPaths = ["/api", "/apis", "/openapi", "/healthz", "/livez", "/readyz", "/version"];

    /// <summary>Whether the user may do it.</summary>
    public bool Allows(Requester who, AccessAttributes what) =>
        who.IsMaster
        || (who.IsReader ? Reads(what) : IsOpen(what) || RulesOf(who, what.Namespace).Any(rule => Allows(rule, what)));

    /// <summary>The rules that apply to a user in a namespace, and those that apply everywhere.</summary>
    public IEnumerable<PolicyRule> RulesOf(Requester who, string ns)
    {
        var snapshot = cluster.Snapshot;
        foreach (var binding in snapshot.All(nameof(ClusterRoleBinding)).OfType<ClusterRoleBinding>())
        {
            foreach (var rule in IsBound(binding.Subjects, who, "") ? Rules(snapshot, binding.RoleRef, "") : [])
            {
                yield return rule;
            }
        }

        foreach (var binding in snapshot.All(nameof(RoleBinding)).OfType<RoleBinding>())
        {
            var home = binding.Metadata.Namespace ?? "";
            foreach (var rule in ns.Length > 0 && home == ns && IsBound(binding.Subjects, who, home) ? Rules(snapshot, binding.RoleRef, home) : [])
            {
                yield return rule;
            }
        }
    }

    /// <summary>Exec, attach and port-forward are GET requests that change things; a review of oneself is a POST that changes nothing.</summary>
    private static bool Reads(AccessAttributes what) =>
        (what.Verb is "get" or "list" or "watch" or "head" && what.Subresource is not ("exec" or "attach" or "portforward" or "proxy")) || IsReview(what);

    private static bool IsReview(AccessAttributes what) =>
        what is { Verb: "create", Group: "authentication.k8s.io", Resource: "selfsubjectreviews" }
            or { Verb: "create", Group: "authorization.k8s.io", Resource: "selfsubjectaccessreviews" or "selfsubjectrulesreviews" };

    private static bool IsOpen(AccessAttributes what) =>
        IsReview(what)
        || (what.Verb is "get" or "head" && OpenPaths.Any(path => what.Path == path || what.Path.StartsWith(path + "/", StringComparison.Ordinal)));

    private static ValueList<PolicyRule> Rules(ClusterSnapshot snapshot, RoleRef reference, string ns) => reference.Kind == RoleRefKind.Role
        ? (snapshot.Find<Role>(ns, reference.Name)?.Rules ?? [])
        : (snapshot.Find<ClusterRole>(reference.Name)?.Rules ?? []);

    private static bool IsBound(ValueList<Subject>? subjects, Requester who, string ns) => (subjects ?? []).Any(subject => subject.Kind switch
    {
        SubjectKind.User => subject.Name == who.User,
        SubjectKind.Group => who.Groups.Contains(subject.Name),
        SubjectKind.ServiceAccount => who.User == $"{Requester.ServiceAccountPrefix}{(string.IsNullOrEmpty(subject.Namespace) ? ns : subject.Namespace)}:{subject.Name}",
        _ => false,
    });

    private static bool Allows(PolicyRule rule, AccessAttributes what)
    {
        if (!Has(rule.Verbs, what.Verb))
        {
            return false;
        }

        return what.Path.Length > 0
            ? (rule.NonResourceURLs ?? []).Any(url => url == what.Path || (url.EndsWith('*') && what.Path.StartsWith(url[..^1], StringComparison.Ordinal)))
            : Has(rule.ApiGroups, what.Group)
                && (Has(rule.Resources, what.FullResource) || (what.Subresource.Length > 0 && (rule.Resources ?? []).Contains($"*/{what.Subresource}")))
                && (rule.ResourceNames is not { Count: > 0 } names || names.Contains(what.Name));
    }

    private static bool Has(ValueList<string>? texts, string text) => (texts ?? []).Any(item => item == All || item == text);
}
