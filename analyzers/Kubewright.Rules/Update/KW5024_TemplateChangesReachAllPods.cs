using System;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A change of the pod template reaches all pods.</summary>
public sealed class TemplateChangesReachAllPods() : SetUpdateRule(new(
    "KW5024", "template-change-behind-partition", "A change of the pod template reaches all pods",
    RuleCategory.Update, Severity.Info, RulePreset.All, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        var strategy = update.After.UpdateStrategy;
        if ((strategy.Type.IsAbsent || strategy.Type.Is("RollingUpdate") == true)
            && strategy.RollingUpdate.Partition.TryGet(out var partition)
            && Ordinals.Of(update.After) is { Count: > 0 } ordinals
            && partition > ordinals.Start
            && update.Compare("template") is { AreEqual: false, Differences: var differences })
        {
            var reached = partition > ordinals.Last ? "no pod gets the change" : FormattableString.Invariant($"only the ordinals from {partition} on get the change");
            context.Report(
                strategy.RollingUpdate.Partition.At,
                FormattableString.Invariant($"{context.Object} changes its pod template, but its partition is {partition}: {reached}, and the others keep the old template. ")
                + "Lower the partition once the first pods are well.",
                fix: null,
                differences[0].After.Origin);
        }
    }
}
