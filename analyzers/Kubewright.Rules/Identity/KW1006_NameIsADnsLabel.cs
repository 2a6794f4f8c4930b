using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>The name is a DNS label.</summary>
public sealed class NameIsADnsLabel() : StatefulSetRule(new(
    "KW1006", "sts-name-syntax", "The name is a DNS label",
    RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var name = context.Object.Name;
        if (!name.TryGet(out var text) || KubernetesNames.DnsLabelProblem(text) is not { } problem)
        {
            return;
        }

        var near = KubernetesNames.ToDnsLabel(text, NameLeavesRoomForTheRevision.MaxLength);
        context.Report(
            name.At,
            $"{context.Object} has a name that is no DNS label: {problem}. The API server rejects the set, whose pods are named after it and found by these names in DNS. "
            + (near is null ? "Give it a name of lower-case letters, digits and dashes." : $"Name it '{near}', for example."),
            // A name that is only too long has to be cut by someone who knows what in it tells two sets apart.
            near is null || text.Length > KubernetesNames.LabelLength
                ? null
                : new FixHint($"Name the set '{near}'", new SetValueEdit(context.Object.Key, name.Path, Build.Text(near))));
    }
}
