using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>
/// Matches selectors against labels as the API server does, in three values. A selector's demands all have to be met, so
/// one that certainly is not decides, whatever is unknown beside it.
/// </summary>
internal static class LabelMatching
{
    /// <summary>Whether the selector selects what has the labels; null when nobody can say. An empty selector selects everything.</summary>
    public static bool? Matches(LabelSelectorView selector, MapView<Value<string>> labels) =>
        selector.At.IsUnknown
            ? null
            : selector.MatchExpressions.Aggregate(
                Matches(selector.MatchLabels, labels) & (selector.MatchExpressions.IsComplete ? true : null),
                (all, requirement) => all & (requirement.Key.TryGet(out var key) ? IsMet(requirement, key, labels) : null));

    /// <inheritdoc cref="Matches(LabelSelectorView, MapView{Value{string}})"/>
    public static bool? Matches(MapView<Value<string>> selector, MapView<Value<string>> labels)
    {
        bool? all = selector.IsComplete ? true : null;
        foreach (var demand in selector)
        {
            all &= demand.Value.TryGet(out var wanted) ? labels[demand.Key].Is(wanted) : labels.ContainsKey(demand.Key) == false ? false : null;
        }

        return all;
    }

    /// <summary>The demands of <paramref name="selector"/> that <paramref name="labels"/> certainly do not meet.</summary>
    public static List<LabelMismatch> Mismatches(LabelSelectorView selector, MapView<Value<string>> labels) =>
    [
        .. Mismatches(selector.MatchLabels, labels),
        .. selector.MatchExpressions.Select(requirement => Mismatch(requirement, labels)).OfType<LabelMismatch>(),
    ];

    /// <inheritdoc cref="Mismatches(LabelSelectorView, MapView{Value{string}})"/>
    public static List<LabelMismatch> Mismatches(MapView<Value<string>> selector, MapView<Value<string>> labels)
    {
        var mismatches = new List<LabelMismatch>();
        foreach (var demand in selector)
        {
            if (demand.Value.TryGet(out var wanted) && labels[demand.Key].Is(wanted) == false)
            {
                mismatches.Add(new LabelMismatch(demand.Key, Actual(demand.Key, labels, selector), wanted));
            }
            else if (labels.ContainsKey(demand.Key) == false)
            {
                mismatches.Add(new LabelMismatch(demand.Key, Actual(demand.Key, labels, selector), null));
            }
        }

        return mismatches;
    }

    private static LabelMismatch? Mismatch(LabelSelectorRequirementView requirement, MapView<Value<string>> labels)
    {
        if (!requirement.Key.TryGet(out var key) || IsMet(requirement, key, labels) != false)
        {
            return null;
        }

        var fact = requirement.Operator.ToString() switch
        {
            "DoesNotExist" => $"{key} must not be there",
            "NotIn" => $"{key} must not be '{labels[key]}'",
            _ => Actual(key, labels, null),
        };
        return new LabelMismatch(key, fact, null);
    }

    private static bool? IsMet(LabelSelectorRequirementView requirement, string key, MapView<Value<string>> labels) =>
        requirement.Operator.ToString() switch
        {
            "In" => IsAmong(requirement.Values, labels[key]),
            "NotIn" => !IsAmong(requirement.Values, labels[key]),
            "Exists" => labels.ContainsKey(key),
            "DoesNotExist" => !labels.ContainsKey(key),
            _ => null,
        };

    /// <summary>Whether the label has one of the values. Null too when no value is listed, which is no selector at all.</summary>
    private static bool? IsAmong(ListView<Value<string>> values, Value<string> label)
    {
        if (values.IsComplete && values.Count == 0)
        {
            return null;
        }

        if (!label.TryGet(out var text))
        {
            return label.IsAbsent ? false : null;
        }

        bool? result = values.IsComplete ? false : null;
        foreach (var value in values)
        {
            result |= value.Is(text);
        }

        return result;
    }

    private static string Actual(string key, MapView<Value<string>> labels, MapView<Value<string>>? selector)
    {
        if (labels[key].TryGet(out var actual))
        {
            return $"{key} is '{actual}'";
        }

        var others = labels.Select(static label => label.Key).Where(other => selector?.ContainsKey(other) == false);
        return ClosestName.Find(key, others) is { } closest ? $"{key} is missing (the closest label is {closest})" : $"{key} is missing";
    }
}
