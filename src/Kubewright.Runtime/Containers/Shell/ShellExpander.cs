using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Kubewright.Runtime;

/// <summary>Expands the words of one command: variables, command substitution, arithmetic, field splitting, file names.</summary>
/// <param name="shell">Whose variables and files are used.</param>
/// <param name="streams">What substituted commands read, and where their errors go.</param>
internal sealed class ShellExpander(Shell shell, ShellStreams streams)
{
    private const int MostFields = 10_000;

    /// <summary>What is wrong with a word; null when nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>The exit code of the last substituted command; null when there was none.</summary>
    public int? LastSubstitution { get; private set; }

    /// <summary>The words as arguments.</summary>
    public async ValueTask<ImmutableArray<string>> ExpandAsync(ImmutableArray<ShellWord> words)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        foreach (var word in words)
        {
            foreach (var braced in ShellBraces.Expand(word))
            {
                var fields = new ShellFields(shell.State.Get("IFS") ?? " \t\n");
                await AddAsync(fields, braced, splits: true).ConfigureAwait(false);
                foreach (var (text, pattern) in fields.Complete())
                {
                    if (PosixPattern.IsGlob(pattern) && Glob(pattern) is { Count: > 0 } names)
                    {
                        result.AddRange(names);
                    }
                    else
                    {
                        result.Add(text);
                    }
                }

                if (result.Count > MostFields)
                {
                    Error ??= "too many arguments";
                    return [];
                }
            }
        }

        return result.ToImmutable();
    }

    /// <summary>The word as one text, without splitting and file names.</summary>
    public async ValueTask<string> ExpandTextAsync(ShellWord word)
    {
        var fields = new ShellFields("");
        await AddAsync(fields, word, splits: false).ConfigureAwait(false);
        return string.Join(' ', fields.Complete().Select(static f => f.Text));
    }

    /// <summary>The word as a pattern in which quoted text stands for itself.</summary>
    public async ValueTask<string> ExpandPatternAsync(ShellWord word)
    {
        var fields = new ShellFields("");
        await AddAsync(fields, word, splits: false).ConfigureAwait(false);
        return string.Join(' ', fields.Complete().Select(static f => f.Pattern));
    }

    /// <summary>The value of an arithmetic expression.</summary>
    public async ValueTask<long> EvaluateAsync(ShellWord expression)
    {
        var text = await ExpandTextAsync(expression).ConfigureAwait(false);
        var value = ShellArithmetic.Evaluate(text, shell.State, out var error);
        Error ??= error;
        return value;
    }

    private async ValueTask AddAsync(ShellFields fields, ShellWord word, bool splits)
    {
        foreach (var (index, part) in word.Parts.Index())
        {
            switch (part)
            {
                case LiteralPart literal:
                    var text = index == 0 && !literal.IsQuoted ? Home(literal.Text) : literal.Text;
                    fields.Add(text, literal.IsQuoted);
                    break;
                case VariablePart { Name: "@", Operator: "", IsQuoted: true }:
                    AddArguments(fields);
                    break;
                case VariablePart variable:
                    Append(fields, await ValueAsync(variable).ConfigureAwait(false), variable.IsQuoted, splits);
                    break;
                case CommandPart command:
                    Append(fields, await OutputAsync(command).ConfigureAwait(false), command.IsQuoted, splits);
                    break;
                case ArithmeticPart arithmetic:
                    var value = await EvaluateAsync(arithmetic.Expression).ConfigureAwait(false);
                    Append(fields, value.ToString(CultureInfo.InvariantCulture), arithmetic.IsQuoted, splits);
                    break;
            }
        }
    }

    private static void Append(ShellFields fields, string text, bool isQuoted, bool splits)
    {
        if (isQuoted)
        {
            fields.Add(text, isQuoted: true);
        }
        else if (splits)
        {
            fields.AddSplit(text);
        }
        else
        {
            fields.Add(text, isQuoted: false);
        }
    }

    private void AddArguments(ShellFields fields)
    {
        foreach (var (index, argument) in shell.State.Arguments.Index())
        {
            if (index > 0)
            {
                fields.End();
            }

            fields.Add(argument, isQuoted: true);
        }
    }

    private string Home(string text) =>
        text == "~" || text.StartsWith("~/", StringComparison.Ordinal) ? (shell.State.Get("HOME") ?? "/root") + text[1..] : text;

    private async ValueTask<string> OutputAsync(CommandPart command)
    {
        var output = new BufferOutput(ProgramRun.MostOutput);
        var inner = shell.Inner();
        LastSubstitution = await inner.RunAsync(command.Body, streams with { Out = output }).ConfigureAwait(false);
        return output.Text.TrimEnd('\n');
    }

    private async ValueTask<string> ValueAsync(VariablePart variable)
    {
        var value = Lookup(variable);
        switch (variable.Operator)
        {
            case "":
                if (value is null && shell.State.Options.Contains('u') && variable.Name is not ("@" or "*"))
                {
                    Error ??= $"{variable.Name}: parameter not set";
                }

                return value ?? "";
            case "length":
                return (variable.Name is "@" or "*" ? shell.State.Arguments.Length : (value ?? "").Length).ToString(CultureInfo.InvariantCulture);
            case ":-" or "-" or ":=" or "=" or ":?" or "?" or ":+" or "+":
                return await DefaultAsync(variable, value).ConfigureAwait(false);
            case "#" or "##" or "%" or "%%":
                var pattern = await ExpandPatternAsync(variable.Argument!).ConfigureAwait(false);
                var text = value ?? "";
                var isPrefix = variable.Operator[0] == '#';
                var length = PosixPattern.RemovedLength(pattern, text, isPrefix, variable.Operator.Length == 2);
                return isPrefix ? text[length..] : text[..^length];
            case "/" or "//":
                return Replace(value ?? "", await ExpandPatternAsync(variable.Argument!).ConfigureAwait(false), variable.Operator == "//");
            case "^^":
                return (value ?? "").ToUpperInvariant();
            case ",,":
                return (value ?? "").ToLowerInvariant();
            default:
                return Slice(value ?? "", await ExpandTextAsync(variable.Argument!).ConfigureAwait(false));
        }
    }

    private async ValueTask<string> DefaultAsync(VariablePart variable, string? value)
    {
        var isMissing = variable.Operator[0] == ':' ? string.IsNullOrEmpty(value) : value is null;
        var kind = variable.Operator[^1];
        if (isMissing == (kind == '+'))
        {
            return kind == '+' ? "" : value!;
        }

        var word = await ExpandTextAsync(variable.Argument!).ConfigureAwait(false);
        if (kind == '=')
        {
            shell.State.Set(variable.Name, word);
        }
        else if (kind == '?')
        {
            Error ??= $"{variable.Name}: {(word.Length == 0 ? "parameter not set" : word)}";
        }

        return word;
    }

    private static string Replace(string text, string argument, bool all)
    {
        var at = argument.IndexOf('/', StringComparison.Ordinal);
        var pattern = at < 0 ? argument : argument[..at];
        var replacement = at < 0 ? "" : argument[(at + 1)..].Replace("\\", "", StringComparison.Ordinal);
        if (pattern.Length == 0 || PosixPattern.TryGlobRegex(pattern) is not { } regex)
        {
            return text;
        }

        return regex.Replace(text, _ => replacement, all ? -1 : 1);
    }

    private string Slice(string text, string argument)
    {
        var parts = argument.Split(':');
        var start = ShellArithmetic.Evaluate(parts[0], shell.State, out var error);
        var length = parts.Length > 1 ? ShellArithmetic.Evaluate(parts[1], shell.State, out error) : text.Length;
        Error ??= error;
        var from = (int)Math.Clamp(start < 0 ? text.Length + start : start, 0, text.Length);
        var to = (int)Math.Clamp(length < 0 ? text.Length + length : Math.Min(from + length, text.Length), from, text.Length);
        return text[from..to];
    }

    private string? Lookup(VariablePart variable)
    {
        var state = shell.State;
        if (variable.Name == "BASH_REMATCH")
        {
            var index = variable.Index is null ? 0 : ShellArithmetic.Evaluate(variable.Index, state, out _);
            return index >= 0 && index < state.Matches.Length ? state.Matches[(int)index] : null;
        }

        return variable.Name switch
        {
            "?" => state.LastExit.ToString(CultureInfo.InvariantCulture),
            "#" => state.Arguments.Length.ToString(CultureInfo.InvariantCulture),
            "@" or "*" => state.Arguments.IsEmpty ? null : string.Join(' ', state.Arguments),
            "$" => "7",
            "!" => null,
            "-" => new string([.. state.Options.Where(static c => c != 'p')]),
            "0" => state.Name,
            "PWD" => state.Directory,
            "HOSTNAME" => state.Get("HOSTNAME") ?? shell.Run.Container.Hostname,
            [>= '1' and <= '9', ..] number => int.TryParse(number, CultureInfo.InvariantCulture, out var i) && i <= state.Arguments.Length
                ? state.Arguments[i - 1]
                : null,
            var name => state.Get(name),
        };
    }

    /// <summary>The files that a pattern names, in order.</summary>
    private List<string> Glob(string pattern)
    {
        var found = new List<string> { pattern.StartsWith('/') ? "/" : "" };
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = [.. found.SelectMany(path => Matching(path, part)).Take(MostFields)];
        }

        return found;
    }

    private IEnumerable<string> Matching(string path, string part)
    {
        var files = shell.Run.Container.Files;
        var prefix = path.Length == 0 || path.EndsWith('/') ? path : path + "/";
        if (!PosixPattern.IsGlob(part))
        {
            var name = Unescape(part);
            return files.Exists(shell.State.FullPath(prefix + name)) ? [prefix + name] : [];
        }

        return files.Find(shell.State.FullPath(path), out var inode) is null && inode is DirectoryInode directory
            ? directory.Entries.Keys
                .Where(name => (name[0] != '.' || part.StartsWith('.')) && PosixPattern.MatchesGlob(part, name))
                .Select(name => prefix + name)
            : [];
    }

    private static string Unescape(string pattern)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            i += pattern[i] == '\\' && i + 1 < pattern.Length ? 1 : 0;
            text.Append(pattern[i]);
        }

        return text.ToString();
    }
}
