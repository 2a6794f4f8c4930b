using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Rules.Views.Networking;

namespace Kubewright.Rules.Networking;

/// <summary>A network policy says who may reach the pods.</summary>
public sealed class PolicySelectsThePods() : StatefulSetRule(new(
    "KW2030", "network-policy-missing", "A network policy says who may reach the pods",
    RuleCategory.Networking, Severity.Info, RulePreset.All, RuleScope.ManifestSet))
{
    /// <summary>Policies of network plugins, whose selectors nobody here reads.</summary>
    private static readonly ManifestKind[] OfPlugins =
    [
        new("cilium.io/v2", "CiliumNetworkPolicy"), new("cilium.io/v2", "CiliumClusterwideNetworkPolicy"),
        new("projectcalico.org/v3", "NetworkPolicy"), new("projectcalico.org/v3", "GlobalNetworkPolicy"),
        new("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy"), new("policy.networking.k8s.io/v1alpha1", "BaselineAdminNetworkPolicy"),
    ];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (!set.Template.At.IsKnown
            || context.Manifests.MayHoldMore(NetworkPolicyView.ObjectKind)
            || OfPlugins.Any(kind => context.Manifests.OfKind(kind).Length > 0)
            || NetworkPolicies.Selecting(context.Object, set.Template.Metadata.Labels, context.Manifests).Any())
        {
            return;
        }

        context.Report(
            context.Object.At["metadata"]["name"],
            $"{context.Object} has pods that no NetworkPolicy among the manifests selects: every pod of the cluster can connect to them. "
            + "Add a policy that lets in clients and the set's own pods.");
    }
}
