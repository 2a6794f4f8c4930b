using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>The pod template leaves host names to the controller.</summary>
public sealed class TemplateLeavesHostNamesToTheController() : StatefulSetRule(new(
    "KW1014", "template-hostname-ignored", "The pod template leaves host names to the controller",
    RuleCategory.Identity, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        Check(context, pod.Hostname, "hostname", "the pod's name");
        Check(context, pod.Subdomain, "subdomain", "spec.serviceName");
    }

    private static void Check(RuleContext context, Value<string> value, string field, string instead)
    {
        if (value.TryGet(out var text) && text.Length > 0)
        {
            context.Report(
                value.At,
                $"{context.Object} writes {field} '{text}' in its pod template, and the controller writes {instead} over it: no pod has that name. Take it away.",
                new FixHint($"Take {field} away", new RemoveValueEdit(context.Object.Key, value.Path)));
        }
    }
}
