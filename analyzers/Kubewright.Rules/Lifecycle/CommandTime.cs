using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Kubewright.Rules.Lifecycle;

/// <summary>
/// The seconds that a command says it may take: <c>sleep 20</c>, <c>timeout 60 …</c>, <c>pg_ctl stop -t 45</c>. What is not
/// said in plain numbers counts nothing.
/// </summary>
internal static class CommandTime
{
    private static readonly string[] Prefixes = ["exec", "nohup", "command", "sudo"];
    private static readonly string[] WaitOptions = ["-t", "--wait", "--timeout"];

    /// <summary>The seconds of a command.</summary>
    /// <param name="words">Its words.</param>
    public static double Of(IReadOnlyList<string> words)
    {
        var rest = words.SkipWhile(static word => word.IndexOf('=') > 0 || Prefixes.Contains(word)).ToList();
        if (rest.Count < 2)
        {
            return 0;
        }

        return ShellCall.Base(rest[0]) switch
        {
            "sleep" => rest.Skip(1).Sum(static word => Seconds(word) ?? 0),
            "timeout" => Timeout(rest),
            "sh" or "bash" or "dash" or "ash" when rest.Count == 3 && rest[1] is "-c" or "-ec" => OfScript(rest[2]),
            _ => Options(rest),
        };
    }

    /// <summary>The seconds of a script's commands that run one after the other, whatever they do. Loops and conditions count nothing.</summary>
    public static double OfScript(string text)
    {
        var (sum, pipe, previous) = (0.0, 0.0, "");
        foreach (var command in ShellScript.Read(text) ?? [])
        {
            if (command.Depth == 0 && !command.IsCompoundEnd && command.Terminator != "&" && previous != "||")
            {
                // The commands of a pipeline run side by side.
                pipe = previous == "|" ? Math.Max(pipe, Of(command.Words)) : Of(command.Words);
                sum += command.Terminator == "|" ? 0 : pipe;
                if (command.Words[0] is "exec" or "exit" or "return" && command.Terminator is ";" or "")
                {
                    break;
                }
            }

            previous = command.Terminator;
        }

        return sum;
    }

    private static double Timeout(List<string> words)
    {
        var limit = words.FindIndex(1, static word => Seconds(word) is not null);
        // The options -k and -s have values of their own.
        while (limit > 1 && words[limit - 1] is "-k" or "--kill-after" && limit + 1 < words.Count)
        {
            limit = words.FindIndex(limit + 1, static word => Seconds(word) is not null);
        }

        if (limit < 0)
        {
            return 0;
        }

        var (seconds, inner) = (Seconds(words[limit])!.Value, words.Skip(limit + 1).ToList());
        return inner.Count > 0 && ShellCall.Base(inner[0]) == "sleep" ? Math.Min(seconds, Of(inner)) : seconds;
    }

    private static double Options(List<string> words)
    {
        var sum = 0.0;
        for (var i = 1; i < words.Count; i++)
        {
            var split = words[i].IndexOf('=');
            sum += split > 0 && WaitOptions.Contains(words[i].Substring(0, split)) ? Seconds(words[i].Substring(split + 1)) ?? 0
                : i + 1 < words.Count && WaitOptions.Contains(words[i]) ? Seconds(words[i + 1]) ?? 0
                : 0;
        }

        return sum;
    }

    private static double? Seconds(string word)
    {
        var unit = word.Length > 1 ? word[word.Length - 1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 } : 0;
        return double.TryParse(unit == 0 ? word : word.Substring(0, word.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number * Math.Max(unit, 1)
            : null;
    }
}
