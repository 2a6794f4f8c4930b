using System.Globalization;
using System.Text.RegularExpressions;

namespace Kubewright.Runtime;

/// <summary><c>grep</c>.</summary>
internal static class GrepUtility
{
    private const int Wrong = 2;

    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "ivcnqlLowxEFGrRhHse:m:", "quiet:q", "ignore-case:i", "count:c", "invert-match:v", "extended-regexp:E");
        if (options.Unknown is { } unknown)
        {
            return call.Fail($"unrecognized option: {unknown.TrimStart('-')}", Wrong);
        }

        var patterns = options.Values("e");
        var files = options.Operands;
        if (patterns.Count == 0)
        {
            if (files.IsEmpty)
            {
                return call.Fail("no pattern given", Wrong);
            }

            patterns = [files[0]];
            files = files.RemoveAt(0);
        }

        var regexes = new List<Regex>();
        foreach (var pattern in patterns)
        {
            var text = options["F"] ? PosixPattern.EscapeRegex(pattern) : pattern;
            if (PosixPattern.TryRegex(Around(text, options), options["E"] || options["F"] || options["w"] || options["x"], options["i"]) is not { } regex)
            {
                return call.Fail($"bad regex '{pattern}'", Wrong);
            }

            regexes.Add(regex);
        }

        var sources = options["r"] || options["R"]
            ? FindUtility.Files(call, files.IsEmpty ? ["."] : files)
            : files.IsEmpty ? ["-"] : files;
        return Search(call, options, regexes, [.. sources]);
    }

    private static string Around(string pattern, UtilityOptions options) =>
        options["x"] ? $"^({pattern})$" : options["w"] ? $@"\b({pattern})\b" : pattern;

    private static int Search(UtilityCall call, UtilityOptions options, List<Regex> regexes, List<string> sources)
    {
        var (found, wrong) = (false, false);
        var names = !options["h"] && (sources.Count > 1 || options["H"] || options["r"] || options["R"]);
        var most = int.TryParse(options.Value("m"), CultureInfo.InvariantCulture, out var given) ? given : int.MaxValue;
        foreach (var source in sources)
        {
            if (call.Read(source, out var content) is { } error)
            {
                wrong = true;
                if (!options["s"])
                {
                    call.Fail(source, error);
                }

                continue;
            }

            var count = 0;
            foreach (var (index, line) in TextUtilities.Lines(content).Index())
            {
                if (regexes.Exists(regex => regex.IsMatch(line)) == options["v"])
                {
                    continue;
                }

                found = true;
                if (options["q"])
                {
                    return 0;
                }

                if (++count > most)
                {
                    break;
                }

                if (!options["c"] && !options["l"])
                {
                    var prefix = (names ? source + ":" : "") + (options["n"] ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}:") : "");
                    foreach (var text in options["o"] ? regexes.SelectMany(regex => regex.Matches(line).Select(static m => m.Value)) : [line])
                    {
                        call.Out.WriteLine(prefix + text);
                    }
                }
            }

            if (options["c"])
            {
                call.Out.WriteLine((names ? source + ":" : "") + count.ToString(CultureInfo.InvariantCulture));
            }
            else if (options["l"] && count > 0)
            {
                call.Out.WriteLine(source);
            }
        }

        return found ? 0 : wrong ? Wrong : 1;
    }
}
