using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Kubewright.Server.Tests;

/// <summary>
/// The lines that a command should print. Columns may be as wide as they like, <c>*</c> stands for any text, and a line
/// <c>...</c> for any number of lines. Where a command is followed, a line that begins with <c>~</c> may come anywhere in between.
/// </summary>
internal sealed class OutputPattern
{
    private const string Gap = "...";

    private readonly ImmutableArray<Regex?> _lines;
    private readonly ImmutableArray<Regex> _between;

    public OutputPattern(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        Lines = [.. all.Where(static line => line[0] != '~')];
        _between = [.. all.Where(static line => line[0] == '~').Select(static line => Compile(line[1..]))];
        _lines = [.. Lines.Select(static line => line == Gap ? null : Compile(line))];
    }

    /// <summary>The lines as written.</summary>
    public ImmutableArray<string> Lines { get; }

    /// <summary>Whether a command printed what it should. Warnings that are not asked for do not count.</summary>
    public bool Matches(string text)
    {
        var lines = text.Split('\n').Select(Squeeze).Where(static line => line.Length > 0);
        if (!Lines.Any(static line => line.StartsWith("Warning:", StringComparison.Ordinal)))
        {
            lines = lines.Where(static line => !line.StartsWith("Warning:", StringComparison.Ordinal));
        }

        return Matches([.. lines], 0, 0);
    }

    /// <summary>
    /// Follows a command that goes on, until the last line has come. In between each line must be the expected one, or say again
    /// what the one before said, at the end of the last look as well: an object changes more often than its row does.
    /// </summary>
    /// <returns>Null when all is as expected; otherwise what came instead.</returns>
    public async Task<string?> FollowAsync(RunningCommand command)
    {
        var next = 0;
        var seen = new List<string>();
        while (next < _lines.Length)
        {
            if (await command.ReadLineAsync() is not { } line)
            {
                // The end of the command is the end of a gap.
                return _lines[next..].All(static pattern => pattern is null) ? null : Say("it ended");
            }

            line = Squeeze(line);
            seen.Add(line);
            var isAgain = next > 0 ? _lines[next - 1]?.IsMatch(line) ?? true : command.Last?.IsMatch(line) ?? false;
            var mayComeBetween = isAgain || _between.Any(pattern => pattern.IsMatch(line));
            if (_lines[next] is null)
            {
                next++;
                mayComeBetween = true;
            }

            if (next < _lines.Length && _lines[next]!.IsMatch(line))
            {
                next++;
            }
            else if (!mayComeBetween)
            {
                return Say($"\"{line}\" came");
            }
        }

        command.Last = _lines.LastOrDefault();
        return null;

        string Say(string what) => $"{what} instead of \"{Lines[next]}\", after\n{string.Join('\n', seen)}";
    }

    private bool Matches(IReadOnlyList<string> lines, int line, int pattern)
    {
        for (; pattern < _lines.Length; pattern++, line++)
        {
            if (_lines[pattern] is not { } expected)
            {
                return Enumerable.Range(line, lines.Count - line + 1).Any(rest => Matches(lines, rest, pattern + 1));
            }

            if (line >= lines.Count || !expected.IsMatch(lines[line]))
            {
                return false;
            }
        }

        return line == lines.Count;
    }

    private static Regex Compile(string line) =>
        new("^" + Regex.Escape(Squeeze(line)).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);

    private static string Squeeze(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
