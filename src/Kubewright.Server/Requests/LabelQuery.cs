using System.Collections.Immutable;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The <c>labelSelector</c> of a request: <c>a=b,c!=d,e in (f,g),h notin (i),j,!k</c>.</summary>
internal sealed class LabelQuery
{
    /// <summary>How long the value of a label may be.</summary>
    private const int MaxValueLength = 63;

    private readonly ImmutableArray<Requirement> _requirements;

    private LabelQuery(ImmutableArray<Requirement> requirements) => _requirements = requirements;

    /// <summary>The query that every object meets.</summary>
    public static LabelQuery All { get; } = new([]);

    /// <summary>Whether every object meets it.</summary>
    public bool IsEmpty => _requirements.IsEmpty;

    /// <summary>Reads a selector; the error names what cannot be read.</summary>
    public static LabelQuery? Parse(string? text, out ApiError? error)
    {
        error = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return All;
        }

        var requirements = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var part in Split(text))
        {
            if (Read(part) is not { } requirement)
            {
                error = new ApiError(StatusReason.BadRequest, $"unable to parse requirement: \"{part}\" is no label requirement; write key=value, key!=value, key in (a,b), key notin (a,b), key or !key");
                return null;
            }

            requirements.Add(requirement);
        }

        return new LabelQuery(requirements.ToImmutable());
    }

    /// <summary>Whether an object meets the query.</summary>
    public bool Matches(IKubernetesObject obj)
    {
        foreach (var requirement in _requirements)
        {
            if (!requirement.Matches(obj.Metadata.Labels))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Splits at the commas that stand in no brackets.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }

    private static Requirement? Read(string part)
    {
        if (part.StartsWith('!'))
        {
            return Key(part[1..]) is { } absent ? new Requirement(absent, LabelSelectorOperator.DoesNotExist, []) : null;
        }

        foreach (var (word, wanted) in new[] { (" notin ", LabelSelectorOperator.NotIn), (" in ", LabelSelectorOperator.In) })
        {
            var at = part.Replace("(", " (", StringComparison.Ordinal).IndexOf(word, StringComparison.Ordinal);
            if (at > 0 && part.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && part.EndsWith(')'))
            {
                return Compare(Key(part[..at]), wanted, [.. part[(open + 1)..^1].Split(',').Select(static value => value.Trim())]);
            }
        }

        foreach (var (sign, wanted) in new[] { ("!=", LabelSelectorOperator.NotIn), ("==", LabelSelectorOperator.In), ("=", LabelSelectorOperator.In) })
        {
            var at = part.IndexOf(sign, StringComparison.Ordinal);
            if (at >= 0)
            {
                return Compare(Key(part[..at]), wanted, [part[(at + sign.Length)..].Trim()]);
            }
        }

        return Key(part) is { } present ? new Requirement(present, LabelSelectorOperator.Exists, []) : null;
    }

    /// <summary>A requirement whose values can be those of a label; null otherwise.</summary>
    private static Requirement? Compare(string? key, LabelSelectorOperator wanted, ImmutableArray<string> values) =>
        key is not null && values.All(static value => value.Length <= MaxValueLength && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            ? new Requirement(key, wanted, values)
            : null;

    private static string? Key(string text)
    {
        var key = text.Trim();
        return key.Length > 0 && !key.Any(static c => char.IsWhiteSpace(c) || c is '(' or ')' or '!' or '=' or ',') ? key : null;
    }

    private sealed record Requirement(string Key, LabelSelectorOperator Operator, ImmutableArray<string> Values)
    {
        public bool Matches(Labels? labels)
        {
            string? value = null;
            var exists = labels is not null && labels.TryGetValue(Key, out value);
            return Operator switch
            {
                LabelSelectorOperator.Exists => exists,
                LabelSelectorOperator.DoesNotExist => !exists,
                LabelSelectorOperator.In => exists && Values.Contains(value!),
                _ => !exists || !Values.Contains(value!),
            };
        }
    }
}
