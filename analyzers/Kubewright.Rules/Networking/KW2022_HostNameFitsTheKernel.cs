using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>A full DNS name that becomes the host name fits the kernel.</summary>
public sealed class HostNameFitsTheKernel() : StatefulSetRule(new(
    "KW2022", "fqdn-too-long", "A full DNS name that becomes the host name fits the kernel",
    RuleCategory.Networking, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <summary>The longest host name of Linux.</summary>
    private const int MaxLength = 64;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var flag = set.Template.Spec.SetHostnameAsFQDN;
        if (flag.Is(true) != true
            || Ordinals.Of(set) is not { Count: > 0 } ordinals
            || !context.Object.Name.TryGet(out var name)
            || !context.Object.Namespace.TryGet(out var ns)
            || !set.ServiceName.TryGet(out var service) || service.Name.Length == 0
            || context.Cluster.Domain is not { } domain)
        {
            return;
        }

        var host = $"{name}-{ordinals.Last}.{service.Name}.{ns}.svc.{domain}";
        if (host.Length > MaxLength)
        {
            context.Report(
                flag.At,
                $"{context.Object} makes the full DNS name of a pod its host name, and '{host}' has {host.Length} characters, of which Linux takes {MaxLength}: the pod does not start. "
                + "Shorten the names, or set setHostnameAsFQDN to false.",
                new FixHint("Keep the pod's name as host name", new SetValueEdit(context.Object.Key, flag.Path, ScalarNode.Boolean(false, Origin.None))));
        }
    }
}
