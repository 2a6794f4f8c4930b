using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>Labels and selectors as kubectl prints them.</summary>
internal static class LabelText
{
    /// <summary>The labels as <c>app=nginx,tier=db</c>; an ellipsis stands for labels that nobody could see.</summary>
    public static string Of(MapView<Value<string>> labels) => Join(Terms(labels), labels.IsComplete);

    /// <summary>The selector as <c>app=nginx,tier in (db,cache),!canary</c>.</summary>
    public static string Of(LabelSelectorView selector) => Join(
        Terms(selector.MatchLabels).Concat(selector.MatchExpressions.Select(Term)),
        selector.MatchLabels.IsComplete && selector.MatchExpressions.IsComplete);

    private static IEnumerable<string> Terms(MapView<Value<string>> labels) =>
        labels.Select(static label => $"{label.Key}={Known(label.Value)}");

    private static string Term(LabelSelectorRequirementView requirement)
    {
        var key = Known(requirement.Key);
        var values = string.Join(",", requirement.Values.Select(Known));
        return requirement.Operator.ToString() switch
        {
            "In" => $"{key} in ({values})",
            "NotIn" => $"{key} notin ({values})",
            "Exists" => key,
            "DoesNotExist" => "!" + key,
            _ => $"{key} ? ({values})",
        };
    }

    private static string Known(Value<string> value) => value.TryGet(out var text) ? text : "?";

    private static string Join(IEnumerable<string> terms, bool isComplete) =>
        string.Join(",", isComplete ? terms : terms.Append("…"));
}
