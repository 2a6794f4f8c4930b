using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>Pods on the host network still use the cluster's DNS.</summary>
public sealed class HostNetworkKeepsClusterDns() : StatefulSetRule(new(
    "KW2016", "host-network-dns-policy", "Pods on the host network still use the cluster's DNS",
    RuleCategory.Networking, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    private const string Cure = "ClusterFirstWithHostNet";

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var (pod, policy) = (set.Template.Spec, set.Template.Spec.DnsPolicy);
        // With policy None the pod brings servers of its own, which may be the cluster's.
        if (pod.HostNetwork.Is(true) != true || !(policy.IsAbsent || policy.Is("ClusterFirst") == true || policy.Is("Default") == true))
        {
            return;
        }

        context.Report(
            policy.At,
            $"{context.Object} puts its pods on the host network {(policy.IsAbsent ? "without a dnsPolicy" : $"with dnsPolicy {policy}")}: they ask the node's DNS servers, "
            + $"which know no Service and none of the set's pods. Set dnsPolicy to {Cure}.",
            new FixHint("Use the cluster's DNS", new SetValueEdit(context.Object.Key, policy.Path, Build.Text(Cure))),
            pod.HostNetwork.Origin);
    }
}
