using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>The Service that governs a set is in its namespace.</summary>
public sealed class GoverningServiceIsInTheNamespace() : StatefulSetRule(new(
    "KW2020", "governing-service-other-namespace", "The Service that governs a set is in its namespace",
    RuleCategory.Networking, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (GoverningService.Of(context.Object, context.Manifests) is not { } governing)
        {
            return;
        }

        var (owner, ns) = (context.Object, context.Object.Namespace);
        if (governing is { IsMissing: true, Elsewhere.IsEmpty: false })
        {
            var others = governing.Elsewhere.Select(static service => $"'{service.Namespace}'").Distinct().ToList();
            context.Report(
                governing.Reference.At,
                $"{owner} is in namespace '{ns}', and the Service '{governing.Name}' that it names is in {Phrases.And(others)} only. A governing Service serves its own namespace: "
                + $"pod DNS names such as '{GoverningService.PodDnsName(owner, governing.Name)}' will not resolve. Put both in one namespace.",
                fix: null,
                [.. governing.Elsewhere.Select(static service => service.Origin)]);
        }
        else if (governing.Service is { } service && ns.IsAbsent != service.Namespace.IsAbsent && !ns.IsUnknown && !service.Namespace.IsUnknown)
        {
            var (with, without) = ns.IsKnown ? (owner, service) : (service, owner);
            if (context.Cluster.Namespace is { } common && with.Namespace.Is(common) == true)
            {
                return;
            }

            var fact = context.Cluster.Namespace is { } other ? $"writes none, which puts it in '{other}'" : "writes none: applied from another namespace the two part";
            context.Report(
                without,
                without.Namespace.At,
                $"{with} is in namespace '{with.Namespace}', and {without} {fact}, and "
                + $"pod DNS names such as '{GoverningService.PodDnsName(owner, governing.Name)}' will not resolve. Write the namespace on both.",
                new FixHint($"Put it in namespace '{with.Namespace}'", new SetValueEdit(without.Key, without.Namespace.Path, Build.Text(with.Namespace.ToString()))),
                with.Namespace.Origin);
        }
    }
}
