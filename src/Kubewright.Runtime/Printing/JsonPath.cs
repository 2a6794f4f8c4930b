using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <summary>
/// A path into an object, in the part of JSONPath that columns are written in: <c>.spec.replicas</c>,
/// <c>.metadata.labels['app\.kubernetes\.io/name']</c>, <c>.items[0]</c>, <c>.items[*].name</c> and
/// <c>.status.conditions[?(@.type=="Ready")].status</c>.
/// </summary>
public sealed class JsonPath
{
    private readonly ImmutableArray<Step> _steps;

    private JsonPath(ImmutableArray<Step> steps) => _steps = steps;

    /// <summary>Reads a path; null when it is none.</summary>
    /// <param name="text">The path, with or without a leading <c>$</c> or <c>.</c>.</param>
    public static JsonPath? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var steps = ImmutableArray.CreateBuilder<Step>();
        var rest = text.AsSpan().Trim().TrimStart('$');
        while (!rest.IsEmpty)
        {
            if (rest[0] == '[')
            {
                var end = EndOfBracket(rest);
                if (end < 0 || Bracket(rest[1..end].Trim()) is not { } step)
                {
                    return null;
                }

                steps.Add(step);
                rest = rest[(end + 1)..];
                continue;
            }

            rest = rest[0] == '.' ? rest[1..] : rest;
            var name = Name(ref rest);
            if (name.Length == 0)
            {
                return rest.IsEmpty && steps.Count == 0 ? new JsonPath([]) : null;
            }

            steps.Add(name == "*" ? Step.Every : new Step(name, null, null, null));
        }

        return new JsonPath(steps.ToImmutable());
    }

    /// <summary>The values at the path, in order.</summary>
    public IEnumerable<JsonElement> Select(JsonElement root)
    {
        IEnumerable<JsonElement> found = [root];
        foreach (var step in _steps)
        {
            found = found.SelectMany(step.Select);
        }

        return found;
    }

    private static string Name(ref ReadOnlySpan<char> rest)
    {
        var name = new System.Text.StringBuilder();
        var index = 0;
        for (; index < rest.Length && rest[index] is not ('.' or '['); index++)
        {
            // A dot in a name is written with a backslash.
            index += rest[index] == '\\' && index + 1 < rest.Length ? 1 : 0;
            name.Append(rest[index]);
        }

        rest = rest[index..];
        return name.ToString();
    }

    private static int EndOfBracket(ReadOnlySpan<char> text)
    {
        var quote = '\0';
        for (var index = 1; index < text.Length; index++)
        {
            if (quote != '\0')
            {
                quote = text[index] == quote ? '\0' : quote;
            }
            else if (text[index] is '\'' or '"')
            {
                quote = text[index];
            }
            else if (text[index] == ']')
            {
                return index;
            }
        }

        return -1;
    }

    private static Step? Bracket(ReadOnlySpan<char> text)
    {
        if (text is "*")
        {
            return Step.Every;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return new Step(null, index, null, null);
        }

        if (Unquote(text) is { } name)
        {
            return new Step(name.Replace("\\.", ".", StringComparison.Ordinal), null, null, null);
        }

        if (!text.StartsWith("?(") || !text.EndsWith(")"))
        {
            return null;
        }

        var condition = text[2..^1].ToString().Split("==", 2, StringSplitOptions.TrimEntries);
        return condition is [['@', .. var path], var value] && TryParse(path) is { } inner
            ? new Step(null, null, inner, Unquote(value) ?? value)
            : null;
    }

    private static string? Unquote(ReadOnlySpan<char> text) =>
        text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0] ? text[1..^1].ToString() : null;

    /// <summary>One step: a member, an item, the items that meet a condition, or everything.</summary>
    private sealed record Step(string? Name, int? Index, JsonPath? Condition, string? Value)
    {
        public static Step Every { get; } = new(null, null, null, null);

        public IEnumerable<JsonElement> Select(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object when Name is not null => element.TryGetProperty(Name, out var member) ? [member] : [],
            JsonValueKind.Object when Index is null && Condition is null => element.EnumerateObject().Select(static member => member.Value),
            JsonValueKind.Array when Name is null => Items(element),
            _ => [],
        };

        private IEnumerable<JsonElement> Items(JsonElement list)
        {
            if (Index is { } index)
            {
                var at = index < 0 ? list.GetArrayLength() + index : index;
                return at >= 0 && at < list.GetArrayLength() ? [list[at]] : [];
            }

            return Condition is null ? list.EnumerateArray() : list.EnumerateArray().Where(item => Condition.Select(item).Any(value => Json.Text(value) == Value));
        }
    }
}
