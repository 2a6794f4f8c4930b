using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>The name leaves room for a revision's hash in a label.</summary>
public sealed class NameLeavesRoomForTheRevision() : StatefulSetRule(new(
    "KW1002", "sts-name-too-long", "The name leaves room for a revision's hash in a label",
    RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <summary>What is left of a label value of 63 characters after a dash and a hash of 10.</summary>
    internal const int MaxLength = KubernetesNames.LabelLength - 1 - 10;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (!context.Object.Name.TryGet(out var name) || name.Length <= MaxLength || KubernetesNames.DnsLabelProblem(name) is not null)
        {
            return;
        }

        var often = name.Length == MaxLength + 1 ? "about three of four revisions have" : "nearly every revision has";
        context.Report(
            context.Object.Name.At,
            $"{context.Object} has a name of {name.Length} characters. Each pod gets the label controller-revision-hash with the name, a dash and a hash "
            + $"of up to 10 characters, and a label holds {KubernetesNames.LabelLength}: {often} no pods, because their creation fails. "
            + $"Keep the name to {MaxLength} characters.");
    }
}
