using System;
using System.Collections.Generic;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>The ordinals of a set start where they did.</summary>
public sealed class OrdinalsStayInPlace() : SetUpdateRule(new(
    "KW5014", "ordinals-shifted", "The ordinals of a set start where they did",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        if (Ordinals.Of(update.Before) is not { Count: > 0 } before || Ordinals.Of(update.After) is not { Count: > 0 } after || before.Start == after.Start)
        {
            return;
        }

        var (gone, made) = (Without(before, after), Without(after, before));
        var facts = new List<string>();
        if (gone.Count > 0)
        {
            facts.Add($"{Pods(gone, update.Name)} {(Total(gone) == 1 ? "is" : "are")} deleted");
        }

        if (made.Count > 0)
        {
            facts.Add($"{Pods(made, update.Name)} {(Total(made) == 1 ? "starts with a new claim" : "start with new claims")}");
        }

        context.Report(
            update.After.Ordinals.Start.At,
            $"{context.Object} starts its ordinals at {after.Start} instead of {before.Start}: {Phrases.And(facts)}. The data of pods that go does not move. "
            + $"Put the start back to {before.Start}, or move the data first.");
    }

    /// <summary>The ordinals of one range that the other has not: those below it, and those above it.</summary>
    private static List<Ordinals> Without(Ordinals range, Ordinals other)
    {
        var parts = new List<Ordinals>();
        Add(range.Start, Math.Min(range.Last, other.Start - 1));
        Add(Math.Max(range.Start, other.Last + 1), range.Last);
        return parts;

        void Add(long first, long last)
        {
            if (last >= first)
            {
                parts.Add(new Ordinals(first, last - first + 1));
            }
        }
    }

    private static string Pods(List<Ordinals> parts, string set) => Phrases.And(parts.ConvertAll(part => part.Pods(set)));

    private static long Total(List<Ordinals> parts)
    {
        var total = 0L;
        foreach (var part in parts)
        {
            total += part.Count;
        }

        return total;
    }
}
