namespace Kubewright.Runtime;

/// <summary>Which pods a ResourceQuota counts (<c>spec.scopes</c> and <c>spec.scopeSelector</c>); what is no pod counts only without scopes.</summary>
internal static class QuotaScopes
{
    /// <summary>Whether the quota counts an object of its namespace.</summary>
    public static bool Cover(ResourceQuota quota, IKubernetesObject obj)
    {
        var scopes = quota.Spec?.Scopes ?? [];
        var requirements = quota.Spec?.ScopeSelector?.MatchExpressions ?? [];
        return (scopes.Count == 0 && requirements.Count == 0)
            || (obj is Pod pod && scopes.All(scope => Has(pod, scope)) && requirements.All(requirement => Matches(pod, requirement)));
    }

    private static bool Matches(Pod pod, ScopedResourceSelectorRequirement requirement)
    {
        if (requirement.ScopeName == ResourceQuotaScope.PriorityClass)
        {
            var name = pod.Spec?.PriorityClassName?.Name ?? "";
            return requirement.Operator switch
            {
                ScopeSelectorOperator.In => (requirement.Values ?? []).Contains(name),
                ScopeSelectorOperator.NotIn => !(requirement.Values ?? []).Contains(name),
                ScopeSelectorOperator.Exists => name.Length > 0,
                _ => name.Length == 0,
            };
        }

        // The other scopes have no values: an object falls under one, or not.
        return Has(pod, requirement.ScopeName) == requirement.Operator is ScopeSelectorOperator.Exists or ScopeSelectorOperator.In;
    }

    private static bool Has(Pod pod, ResourceQuotaScope scope) => scope switch
    {
        ResourceQuotaScope.Terminating => pod.Spec?.ActiveDeadlineSeconds is not null,
        ResourceQuotaScope.NotTerminating => pod.Spec?.ActiveDeadlineSeconds is null,
        ResourceQuotaScope.BestEffort => PodDefaults.QosClassOf(pod.Spec) == PodQosClass.BestEffort,
        ResourceQuotaScope.NotBestEffort => PodDefaults.QosClassOf(pod.Spec) != PodQosClass.BestEffort,
        ResourceQuotaScope.PriorityClass => pod.Spec?.PriorityClassName?.Name is { Length: > 0 },
        ResourceQuotaScope.CrossNamespacePodAffinity => Terms(pod).Any(static term => term.NamespaceSelector is not null || term.Namespaces is { Count: > 0 }),
        _ => false,
    };

    private static IEnumerable<PodAffinityTerm> Terms(Pod pod)
    {
        var (with, against) = (pod.Spec?.Affinity?.PodAffinity, pod.Spec?.Affinity?.PodAntiAffinity);
        return (with?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
            .Concat((with?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(static item => item.PodAffinityTerm))
            .Concat(against?.RequiredDuringSchedulingIgnoredDuringExecution ?? [])
            .Concat((against?.PreferredDuringSchedulingIgnoredDuringExecution ?? []).Select(static item => item.PodAffinityTerm));
    }
}
