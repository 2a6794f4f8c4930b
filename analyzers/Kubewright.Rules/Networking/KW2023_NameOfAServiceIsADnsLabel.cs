using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>The name of a Service is a DNS label that the cluster takes.</summary>
public sealed class NameOfAServiceIsADnsLabel() : Rule(
    new(
        "KW2023", "service-name-syntax-1035", "The name of a Service is a DNS label that the cluster takes",
        RuleCategory.Networking, Severity.Error, RulePreset.Default, RuleScope.Object),
    ServiceView.ObjectKind)
{
    /// <summary>The release of Kubernetes 1 whose Services may begin with a digit.</summary>
    private const int Relaxed = 36;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var name = context.Object.Name;
        if (!name.TryGet(out var text) || KubernetesNames.Dns1035Problem(text) is not { } problem)
        {
            return;
        }

        var isLabel = KubernetesNames.DnsLabelProblem(text) is null;
        if (isLabel && context.Cluster.Version?.IsAtLeast(Relaxed) != false)
        {
            return;
        }

        var near = KubernetesNames.ToDnsLabel(text) is { } label ? KubernetesNames.ToDnsLabel(label[0] is >= '0' and <= '9' ? "svc-" + label : label) : null;
        context.Report(
            name.At,
            $"{context.Object} has a name that no Service can have{(isLabel ? $" before Kubernetes 1.{Relaxed}" : "")}: {problem}. The API server rejects it. "
            + (near is null ? "Give it a name of lower-case letters, digits and dashes." : $"Name it '{near}', for example, and write that wherever the Service is named."),
            near is null || text.Length > KubernetesNames.LabelLength || IsNamed(context, text) ? null : new FixHint($"Name the Service '{near}'", new SetValueEdit(context.Object.Key, name.Path, Build.Text(near))));
    }

    /// <summary>Whether a set names the Service: then renaming it alone mends nothing.</summary>
    private static bool IsNamed(RuleContext context, string name) => context.Manifests.OfKind(StatefulSetView.ObjectKind)
        .Any(set => new StatefulSetView(set.At).Spec.ServiceName.TryGet(out var service) && service.Name == name);
}
