using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>The options and operands of a call.</summary>
internal sealed class UtilityOptions
{
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>The arguments that are no options.</summary>
    public ImmutableArray<string> Operands { get; private set; } = [];

    /// <summary>The first option that the program does not have; null when there is none.</summary>
    public string? Unknown { get; private set; }

    /// <summary>Whether an option was given.</summary>
    public bool this[string flag] => _flags.Contains(flag) || _values.ContainsKey(flag);

    /// <summary>The last value of an option; null when it was not given.</summary>
    public string? Value(string option) => _values.TryGetValue(option, out var values) ? values[^1] : null;

    /// <summary>All values of an option.</summary>
    public IReadOnlyList<string> Values(string option) => _values.TryGetValue(option, out var values) ? values : [];

    /// <summary>Sorts arguments into options and operands.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="options">The options of one letter; a colon after a letter means that it takes a value.</param>
    /// <param name="words">The long options without their dashes; with <c>=</c> at the end they take a value; <c>word:x</c> is another name of the letter x.</param>
    public static UtilityOptions Parse(ImmutableArray<string> arguments, string options, params ReadOnlySpan<string> words)
    {
        var result = new UtilityOptions();
        var operands = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument == "--")
            {
                operands.AddRange(arguments[(i + 1)..]);
                break;
            }

            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                i += result.AddWord(argument[2..], i + 1 < arguments.Length ? arguments[i + 1] : null, options, words) ? 1 : 0;
            }
            else if (argument.Length > 1 && argument[0] == '-')
            {
                i += result.AddLetters(argument[1..], i + 1 < arguments.Length ? arguments[i + 1] : null, options) ? 1 : 0;
            }
            else
            {
                operands.Add(argument);
            }
        }

        result.Operands = operands.ToImmutable();
        return result;
    }

    private static bool TakesValue(string options, char letter) =>
        options.IndexOf(letter) is var at and >= 0 && at + 1 < options.Length && options[at + 1] == ':';

    /// <returns>Whether the next argument was the option's value.</returns>
    private bool AddWord(string word, string? next, string options, ReadOnlySpan<string> words)
    {
        var at = word.IndexOf('=', StringComparison.Ordinal);
        var name = at < 0 ? word : word[..at];
        foreach (var known in words)
        {
            if (known.TrimEnd('=') == name)
            {
                return Add(name, known.EndsWith('='), at < 0 ? null : word[(at + 1)..], next);
            }

            if (known.StartsWith(name + ":", StringComparison.Ordinal))
            {
                return Add(known[^1..], TakesValue(options, known[^1]), at < 0 ? null : word[(at + 1)..], next);
            }
        }

        Unknown ??= "--" + name;
        return false;
    }

    private bool Add(string name, bool takesValue, string? value, string? next)
    {
        if (!takesValue)
        {
            _flags.Add(name);
            return false;
        }

        AddValue(name, value ?? next ?? "");
        return value is null;
    }

    private bool AddLetters(string letters, string? next, string options)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var letter = letters[i];
            if (!options.Contains(letter) || letter == ':')
            {
                Unknown ??= "-" + letter;
                return false;
            }

            if (TakesValue(options, letter))
            {
                var rest = letters[(i + 1)..];
                AddValue(letter.ToString(), rest.Length > 0 ? rest : next ?? "");
                return rest.Length == 0;
            }

            _flags.Add(letter.ToString());
        }

        return false;
    }

    private void AddValue(string option, string value)
    {
        if (!_values.TryGetValue(option, out var values))
        {
            _values.Add(option, values = []);
        }

        values.Add(value);
    }
}
