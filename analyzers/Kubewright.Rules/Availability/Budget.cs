using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Availability;

/// <summary>What a disruption budget means for the sets that it covers.</summary>
internal static class Budget
{
    /// <summary>The sets that the budget certainly covers, with the number of pods that are always there; a set whose number nobody knows is left out.</summary>
    public static IEnumerable<(ManifestObject Set, long Pods)> Covered(RuleContext context)
    {
        foreach (var (workload, isSelected) in context.Manifests.Workloads.SelectedBy(new PodDisruptionBudgetView(context.Object.At).Spec.Selector, context.Object))
        {
            if (isSelected == true && workload.Object.Is(StatefulSetView.ObjectKind) == true && AutoscalerIndex.LowestReplicas(workload.Object, context.Manifests) is { } pods)
            {
                yield return (workload.Object, pods);
            }
        }
    }

    /// <summary>How many of the pods may be evicted while all are healthy; percentages round up. Null when nobody can say.</summary>
    public static long? Allowed(PodDisruptionBudgetSpecView budget, long pods) =>
        budget.MinAvailable.TryGet(out var lowest) && budget.MaxUnavailable.IsAbsent ? Resolve(lowest, pods) is { } kept ? Math.Max(0, pods - kept) : null
        : budget.MaxUnavailable.TryGet(out var most) && budget.MinAvailable.IsAbsent && Resolve(most, pods) is { } lost ? Math.Min(lost, pods)
        : null;

    /// <summary>Writes <c>maxUnavailable</c> in place of whatever the budget says.</summary>
    public static FixHint FixMaxUnavailable(ManifestObject budget, PodDisruptionBudgetSpecView spec, long value)
    {
        var set = new SetValueEdit(budget.Key, spec.MaxUnavailable.Path, Build.Integer(value));
        FixEdit[] edits = spec.MinAvailable.IsAbsent ? [set] : [new RemoveValueEdit(budget.Key, spec.MinAvailable.Path), set];
        return new FixHint($"Allow {value} pod{(value == 1 ? "" : "s")} to be unavailable", EquatableArray<FixEdit>.From(edits));
    }

    /// <summary>The value that the budget writes, for messages: <c>minAvailable: 3</c>.</summary>
    public static string Text(PodDisruptionBudgetSpecView budget) =>
        budget.MinAvailable.IsKnown ? $"minAvailable: {budget.MinAvailable}" : $"maxUnavailable: {budget.MaxUnavailable}";

    /// <summary>Where the budget writes its value.</summary>
    public static NodeAt Place(PodDisruptionBudgetSpecView budget) => budget.MinAvailable.IsKnown ? budget.MinAvailable.At : budget.MaxUnavailable.At;

    private static long? Resolve(IntOrText value, long pods)
    {
        if (value.Number is { } number)
        {
            return number >= 0 ? number : null;
        }

        var text = value.Text;
        var isPercentage = text.Length > 1 && text[text.Length - 1] == '%' && text.Take(text.Length - 1).All(static c => c is >= '0' and <= '9');
        return isPercentage && int.TryParse(text.Substring(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? ((pods * percent) + 99) / 100
            : null;
    }
}
