using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kubewright.Runtime;

/// <summary><c>sed</c> with the commands <c>s</c>, <c>d</c>, <c>p</c> and <c>q</c>, each with line addresses.</summary>
internal static class SedUtility
{
    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "nEri:e:", "in-place:i");
        var arguments = call.Arguments;
        var inPlace = arguments.Contains("-i") || arguments.Any(static a => a.StartsWith("--in-place", StringComparison.Ordinal));
        if (inPlace)
        {
            options = UtilityOptions.Parse([.. arguments.Where(static a => a != "-i" && !a.StartsWith("--in-place", StringComparison.Ordinal))], "nEre:");
        }

        var scripts = options.Values("e");
        var files = options.Operands;
        if (scripts.Count == 0)
        {
            if (files.IsEmpty)
            {
                return call.Fail("no script given");
            }

            scripts = [files[0]];
            files = files.RemoveAt(0);
        }

        var edits = new List<Edit>();
        foreach (var script in scripts)
        {
            if (!Parse(script, options["E"] || options["r"], edits))
            {
                return call.Fail($"unsupported command: {script}");
            }
        }

        var code = 0;
        foreach (var file in files.IsEmpty ? ["-"] : files)
        {
            if (call.Read(file, out var content) is { } error)
            {
                code = call.Fail(file, error);
                continue;
            }

            var result = Apply(content, edits, options["n"]);
            if (!inPlace)
            {
                call.Out.Write(result);
            }
            else if (call.Files.Write(call.Path(file), ByteText.ToBytes(result)) is { } refused)
            {
                code = call.Fail(file, refused);
            }
        }

        return code;
    }

    private static string Apply(string content, List<Edit> edits, bool isQuiet)
    {
        var result = new StringBuilder();
        var lines = TextUtilities.Lines(content);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var (isKept, ends) = (true, false);
            foreach (var edit in edits.Where(e => e.Matches(i + 1, lines.Length, line)))
            {
                switch (edit.Command)
                {
                    case 's':
                        var changed = edit.Pattern!.Replace(line, match => Replacement(edit.Replacement, match), edit.IsGlobal ? -1 : 1);
                        if (edit.Prints && changed != line)
                        {
                            result.Append(changed).Append('\n');
                        }

                        line = changed;
                        break;
                    case 'p':
                        result.Append(line).Append('\n');
                        break;
                    case 'd':
                        isKept = false;
                        break;
                    case 'q':
                        ends = true;
                        break;
                }

                if (!isKept || ends)
                {
                    break;
                }
            }

            if (isKept && !isQuiet)
            {
                result.Append(line).Append('\n');
            }

            if (ends)
            {
                break;
            }
        }

        return result.ToString();
    }

    private static string Replacement(string template, Match match)
    {
        var result = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '&')
            {
                result.Append(match.Value);
            }
            else if (template[i] == '\\' && i + 1 < template.Length)
            {
                i++;
                result.Append(char.IsAsciiDigit(template[i]) ? match.Groups[template[i] - '0'].Value
                    : template[i] == 'n' ? "\n"
                    : template[i].ToString());
            }
            else
            {
                result.Append(template[i]);
            }
        }

        return result.ToString();
    }

    private static bool Parse(string script, bool isExtended, List<Edit> edits)
    {
        var at = 0;
        while (at < script.Length)
        {
            if (script[at] is ' ' or ';' or '\n')
            {
                at++;
                continue;
            }

            var edit = new Edit();
            if (!Address(script, ref at, isExtended, edit) || at >= script.Length)
            {
                return false;
            }

            edit.Command = script[at++];
            if (edit.Command == 's' ? !Substitution(script, ref at, isExtended, edit) : edit.Command is not ('d' or 'p' or 'q'))
            {
                return false;
            }

            edits.Add(edit);
        }

        return true;
    }

    private static bool Address(string script, ref int at, bool isExtended, Edit edit)
    {
        if (script[at] == '/')
        {
            var delimited = Delimited(script, ref at);
            edit.Address = delimited is null ? null : PosixPattern.TryRegex(delimited, isExtended, ignoreCase: false);
            return edit.Address is not null;
        }

        (edit.From, edit.To) = (Line(script, ref at), null);
        if (edit.From is not null && at < script.Length && script[at] == ',')
        {
            at++;
            edit.To = Line(script, ref at);
            return edit.To is not null;
        }

        return true;
    }

    private static int? Line(string script, ref int at)
    {
        if (at < script.Length && script[at] == '$')
        {
            at++;
            return int.MaxValue;
        }

        var start = at;
        while (at < script.Length && char.IsAsciiDigit(script[at]))
        {
            at++;
        }

        return int.TryParse(script.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
    }

    private static bool Substitution(string script, ref int at, bool isExtended, Edit edit)
    {
        if (Delimited(script, ref at) is not { } pattern)
        {
            return false;
        }

        at--;
        if (Delimited(script, ref at) is not { } replacement)
        {
            return false;
        }

        var ignoresCase = false;
        while (at < script.Length && script[at] is 'g' or 'p' or 'i' or 'I')
        {
            edit.IsGlobal |= script[at] == 'g';
            edit.Prints |= script[at] == 'p';
            ignoresCase |= script[at] is 'i' or 'I';
            at++;
        }

        edit.Pattern = PosixPattern.TryRegex(pattern, isExtended, ignoresCase);
        edit.Replacement = replacement;
        return edit.Pattern is not null;
    }

    /// <summary>The text between two delimiters, the first of which is at <paramref name="at"/>; null when the second is missing.</summary>
    private static string? Delimited(string script, ref int at)
    {
        if (at >= script.Length)
        {
            return null;
        }

        var delimiter = script[at++];
        var text = new StringBuilder();
        for (; at < script.Length; at++)
        {
            if (script[at] == delimiter)
            {
                at++;
                return text.ToString();
            }

            if (script[at] == '\\' && at + 1 < script.Length)
            {
                at++;
                text.Append(script[at] == delimiter ? "" : "\\");
            }

            text.Append(script[at]);
        }

        return null;
    }

    private sealed class Edit
    {
        public char Command { get; set; }

        public int? From { get; set; }

        public int? To { get; set; }

        public Regex? Address { get; set; }

        public Regex? Pattern { get; set; }

        public string Replacement { get; set; } = "";

        public bool IsGlobal { get; set; }

        public bool Prints { get; set; }

        public bool Matches(int line, int count, string text) =>
            Address is not null ? Address.IsMatch(text)
            : From is null || (line >= Math.Min(From.Value, count) && line <= Math.Min(To ?? From.Value, count)
                && (From != int.MaxValue || line == count) && line >= (From == int.MaxValue ? count : From));
    }
}
