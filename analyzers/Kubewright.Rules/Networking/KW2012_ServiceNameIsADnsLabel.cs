using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>The name of the governing Service is a DNS label.</summary>
public sealed class ServiceNameIsADnsLabel() : StatefulSetRule(new(
    "KW2012", "service-name-syntax", "The name of the governing Service is a DNS label",
    RuleCategory.Networking, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (!set.ServiceName.TryGet(out var service) || service.Name.Length == 0 || KubernetesNames.DnsLabelProblem(service.Name) is not { } problem)
        {
            return;
        }

        // What is written may be the Service's whole DNS name.
        var first = service.Name.Split('.')[0];
        var isThere = first.Length > 0 && context.Manifests.Find(ServiceView.ObjectKind, first, context.Object).Found is not null;
        var near = isThere ? first : KubernetesNames.ToDnsLabel(service.Name);
        context.Report(
            set.ServiceName.At,
            $"{context.Object} has the serviceName '{service.Name}', and that is no DNS label: {problem}. It becomes the subdomain of each pod, so no pod can be created; "
            + "Kubernetes 1.33 and later reject the set. "
            + (near is null ? "Write the name of the headless Service alone." : $"Write '{near}', for example."),
            near is null || service.IsExternal || (!isThere && service.Name.Length > KubernetesNames.LabelLength) ? null : new FixHint($"Write '{near}'", new SetValueEdit(context.Object.Key, set.ServiceName.Path, Build.Text(near))));
    }
}
