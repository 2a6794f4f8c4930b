using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Rules.Views.Networking;

namespace Kubewright.Rules.Networking;

/// <summary>Finds the policies that apply to pods.</summary>
internal static class NetworkPolicies
{
    /// <summary>The policies that select a workload's pods, certainly (true) or possibly (null).</summary>
    public static IEnumerable<(ManifestObject Policy, NetworkPolicySpecView Spec, bool? IsSelected)> Selecting(
        ManifestObject owner, MapView<Value<string>> labels, ManifestSet manifests) => manifests.OfKind(NetworkPolicyView.ObjectKind)
            .Select(policy => (Policy: policy, new NetworkPolicyView(policy.At).Spec))
            .Select(pair => (pair.Policy, pair.Spec, IsSelected: Selects(pair.Spec, labels) & pair.Policy.MeetsIn(owner)))
            .Where(static item => item.IsSelected != false);

    /// <summary>Whether the policy keeps out what it does not let in; null when nobody can say. It does unless it speaks of egress only.</summary>
    public static bool? IsolatesIngress(NetworkPolicySpecView spec) =>
        spec.PolicyTypes is { IsComplete: true, Count: 0 } ? true
        : spec.PolicyTypes.Any(static type => type.Is("Ingress") == true) ? true
        : spec.PolicyTypes.IsComplete && spec.PolicyTypes.All(static type => type.IsKnown) ? false
        : null;

    /// <summary>A policy without a pod selector, or with an empty one, selects every pod of its namespace.</summary>
    private static bool? Selects(NetworkPolicySpecView spec, MapView<Value<string>> labels) =>
        spec.PodSelector.At.IsAbsent ? true : LabelMatching.Matches(spec.PodSelector, labels);
}
