using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Rules.Views.Networking;

namespace Kubewright.Rules.Networking;

/// <summary>Network policies let the pods of a cluster reach each other.</summary>
public sealed class PoliciesLetPeersIn() : Rule(
    new(
        "KW2011", "network-policy-blocks-peers", "Network policies let the pods of a cluster reach each other",
        RuleCategory.Networking, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet),
    StatefulSetView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var set = new StatefulSetView(context.Object.At).Spec;
        if (Ordinals.Replicas(set) is not > 1 || context.Manifests.MayHoldMore(NetworkPolicyView.ObjectKind))
        {
            return;
        }

        // Policies add up: what one lets in, no other keeps out.
        var policies = NetworkPolicies.Selecting(context.Object, set.Template.Metadata.Labels, context.Manifests).ToList();
        var blocking = policies.Find(static policy => policy.IsSelected == true && NetworkPolicies.IsolatesIngress(policy.Spec) == true);
        if (blocking.Policy is null || policies.Exists(policy => AdmitsPeers(policy.Policy, policy.Spec, context.Object, set)) || Clustering.Evidence(context, set) is not { } evidence)
        {
            return;
        }

        var labels = HeadlessService.MatchLabels(set.Selector);
        context.Report(
            blocking.Policy,
            blocking.Spec.Ingress.At,
            $"{blocking.Policy} selects the pods of {context.Object} and no policy lets them in from each other, while they look for each other ({evidence}): no cluster forms. "
            + "Add an ingress rule from the set's own labels.",
            labels is null
                ? null
                : new FixHint("Let the pods reach each other", new AddItemEdit(
                    blocking.Policy.Key,
                    blocking.Spec.Ingress.At.Path,
                    Build.Object(("from", Build.Array([Build.Object(("podSelector", Build.Object(("matchLabels", labels))))]))))),
            context.Object.Origin);
    }

    /// <summary>Whether the policy lets in, or may let in, the set's pods on one of its ports.</summary>
    private static bool AdmitsPeers(ManifestObject policy, NetworkPolicySpecView spec, ManifestObject owner, StatefulSetSpecView set) =>
        !spec.Ingress.IsComplete || spec.Ingress.Any(rule => IsFromPeers(policy, rule, owner, set.Template.Metadata.Labels) && IsToAPort(rule, set.Template.Spec));

    private static bool IsFromPeers(ManifestObject policy, NetworkPolicyIngressRuleView rule, ManifestObject owner, MapView<Value<string>> labels) =>
        !rule.From.IsComplete
        || rule.From.Count == 0
        || rule.From.Any(peer =>
            !peer.IpBlock.At.IsAbsent
            || ((peer.PodSelector.At.IsAbsent || LabelMatching.Matches(peer.PodSelector, labels) != false)
                && (!peer.NamespaceSelector.At.IsAbsent || policy.MeetsIn(owner) != false)));

    private static bool IsToAPort(NetworkPolicyIngressRuleView rule, PodSpecView pod)
    {
        var declared = DeclaredPorts.Of(pod);
        return !rule.Ports.IsComplete || rule.Ports.Count == 0 || !declared.IsComplete || declared.Ports.IsEmpty
            || rule.Ports.Any(allowed => declared.Ports.Any(port => IsAllowed(allowed, port)));
    }

    private static bool IsAllowed(NetworkPolicyPortView allowed, ContainerPortView port)
    {
        if (DeclaredPorts.Protocol(allowed.Protocol) is { } one && DeclaredPorts.Protocol(port.Protocol) is { } other && one != other)
        {
            return false;
        }

        if (!allowed.Port.TryGet(out var value))
        {
            return true;
        }

        return value.Number is not { } first ? port.Name.Is(value.Text) != false
            : !port.Number.TryGet(out var number) || (number >= first && number <= (allowed.EndPort.TryGet(out var last) ? last : allowed.EndPort.IsUnknown ? long.MaxValue : first));
    }
}
