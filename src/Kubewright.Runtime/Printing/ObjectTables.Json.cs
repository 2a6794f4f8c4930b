using System.Globalization;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <content>What the tables over JSON have in common.</content>
public static partial class ObjectTables
{
    private static JsonColumn NameColumn => Path("NAME", "metadata.name");

    private static JsonColumn AgeColumn => new("AGE", static (obj, now) => AgeText.Since(obj.TimeAt("metadata.creationTimestamp"), now));

    private static JsonColumn CreatedColumn => Path("CREATED AT", "metadata.creationTimestamp");

    /// <summary>The columns with which kubectl describes the containers of a workload.</summary>
    /// <param name="containers">The path to the containers.</param>
    /// <param name="selector">The path to the selector.</param>
    private static IEnumerable<JsonColumn> WorkloadColumns(string containers, string selector) =>
    [
        new("CONTAINERS", (obj, _) => string.Join(',', obj.ItemsAt(containers).Select(static container => container.TextAt("name"))), IsWide: true),
        new("IMAGES", (obj, _) => string.Join(',', obj.ItemsAt(containers).Select(static container => container.TextAt("image"))), IsWide: true),
        new("SELECTOR", (obj, _) => OrNone(Selector(obj.At(selector))), IsWide: true),
    ];

    private static KeyValuePair<string, IObjectTable> Table(string kind, params IEnumerable<JsonColumn> columns) =>
        new(kind, new JsonTable([.. columns]));

    /// <summary>A column that shows what is at a path of names.</summary>
    private static JsonColumn Path(string name, string path, string missing = "", bool isWide = false) =>
        new(name, (obj, _) => obj.TextAt(path) is { Length: > 0 } text ? text : missing, isWide);

    private static JsonColumn Number(string name, string path, bool isWide = false) =>
        new(name, (obj, _) => obj.NumberAt(path).ToString(CultureInfo.InvariantCulture), isWide);

    /// <summary>The texts, the first few of them; how many more there are; <c>&lt;none&gt;</c> without any.</summary>
    private static string Some(IEnumerable<string> texts, int most = 3)
    {
        var all = texts.ToList();
        return all.Count == 0 ? None
            : all.Count <= most ? string.Join(',', all)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', all.Take(most))} + {all.Count - most} more...");
    }

    /// <summary>A selector as kubectl writes it: a map of labels, or one with expressions.</summary>
    private static string Selector(JsonElement selector)
    {
        if (selector.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        var isLabels = !selector.TryGetProperty("matchLabels", out _) && !selector.TryGetProperty("matchExpressions", out _);
        var labels = (isLabels ? selector.EnumerateObject() : selector.MembersAt("matchLabels"))
            .Select(static label => $"{label.Name}={Json.Text(label.Value)}")
            .Order(StringComparer.Ordinal);
        var expressions = isLabels ? [] : selector.ItemsAt("matchExpressions").Select(static expression =>
        {
            var key = expression.TextAt("key");
            var values = string.Join(',', expression.ItemsAt("values").Select(Json.Text));
            return expression.TextAt("operator") switch
            {
                "In" => $"{key} in ({values})",
                "NotIn" => $"{key} notin ({values})",
                "DoesNotExist" => "!" + key,
                _ => key,
            };
        });
        return string.Join(',', labels.Concat(expressions));
    }
}
