using System.Globalization;
using System.Text;

namespace Kubewright.Runtime;

/// <summary>Programs that pass text on.</summary>
internal static class TextUtilities
{
    private const int MostNumbers = 100_000;

    /// <summary><c>echo [-neE] …</c>.</summary>
    public static int Echo(UtilityCall call)
    {
        var words = call.Arguments;
        var (ends, escapes) = (true, false);
        while (!words.IsEmpty && words[0].Length > 1 && words[0][0] == '-' && words[0].AsSpan(1).IndexOfAnyExcept("neE") < 0)
        {
            ends &= !words[0].Contains('n');
            escapes |= words[0].Contains('e');
            words = words.RemoveAt(0);
        }

        var text = string.Join(' ', words);
        call.Out.Write((escapes ? TextEscapes.Expand(text, out ends, ends) : text) + (ends ? "\n" : ""));
        return 0;
    }

    /// <summary><c>cat [-n] FILE…</c>.</summary>
    public static int Cat(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "nuvetAE");
        var code = 0;
        var number = 0;
        foreach (var file in options.Operands.IsEmpty ? ["-"] : options.Operands)
        {
            if (call.Read(file, out var content) is { } error)
            {
                code = call.Fail(file, error);
            }
            else if (options["n"])
            {
                foreach (var line in Lines(content))
                {
                    call.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++number,6}\t{line}"));
                }
            }
            else
            {
                call.Out.Write(content);
            }
        }

        return code;
    }

    /// <summary><c>head [-n N] FILE…</c>.</summary>
    public static int Head(UtilityCall call) => Part(call, static (lines, count) => count < 0 ? lines.SkipLast(-count) : lines.Take(count), isHead: true);

    /// <summary><c>tail [-n N] FILE…</c>; with <c>-f</c> it shows what is there and, where that takes time, does not end.</summary>
    public static async ValueTask<int> TailAsync(UtilityCall call)
    {
        var code = Part(call, static (lines, count) => lines.TakeLast(Math.Abs(count)), isHead: false);
        if (call.Run.IsPaced && code == 0 && UtilityOptions.Parse(call.Arguments, "n:c:qvfF", "follow:f") is var options && (options["f"] || options["F"]))
        {
            await call.Run.SleepAsync(ProgramRun.Forever).ConfigureAwait(false);
        }

        return code;
    }

    /// <summary><c>wc [-lwc] FILE…</c>.</summary>
    public static int Count(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "lwcm");
        var isAll = !options["l"] && !options["w"] && !options["c"] && !options["m"];
        var code = 0;
        foreach (var file in options.Operands.IsEmpty ? ["-"] : options.Operands)
        {
            if (call.Read(file, out var content) is { } error)
            {
                code = call.Fail(file, error);
                continue;
            }

            var counts = new List<int>();
            if (isAll || options["l"])
            {
                counts.Add(content.Count(static c => c == '\n'));
            }

            if (isAll || options["w"])
            {
                counts.Add(content.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Length);
            }

            if (isAll || options["c"] || options["m"])
            {
                counts.Add(content.Length);
            }

            var numbers = string.Join(' ', counts.Select(static c => c.ToString(CultureInfo.InvariantCulture)));
            call.Out.WriteLine(file == "-" ? numbers : $"{numbers} {file}");
        }

        return code;
    }

    /// <summary><c>cut -d X -f LIST</c> or <c>-c LIST</c>.</summary>
    public static int Cut(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "d:f:c:b:s");
        var delimiter = options.Value("d") is { Length: > 0 } given ? given[0] : '\t';
        var list = options.Value("f") ?? options.Value("c") ?? options.Value("b");
        if (list is null || Ranges(list) is not { } ranges)
        {
            return call.Fail("expected a list of bytes, characters, or fields");
        }

        return ForEachLine(call, options, line =>
        {
            if (options["f"])
            {
                var fields = line.Split(delimiter);
                return fields.Length == 1 ? (options["s"] ? null : line) : string.Join(delimiter, Pick(fields, ranges));
            }

            return new string([.. Pick(line.ToCharArray(), ranges)]);
        });
    }

    /// <summary><c>sort [-rnu]</c>.</summary>
    public static int Sort(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "rnuk:t:V");
        var code = ReadAll(call, options, out var content);
        IEnumerable<string> lines = Lines(content);
        lines = options["n"]
            ? lines.OrderBy(static l => Leading(l)).ThenBy(static l => l, StringComparer.Ordinal)
            : lines.Order(StringComparer.Ordinal);
        lines = options["u"] ? lines.Distinct(StringComparer.Ordinal) : lines;
        foreach (var line in options["r"] ? lines.Reverse() : lines)
        {
            call.Out.WriteLine(line);
        }

        return code;
    }

    /// <summary><c>uniq [-c]</c>.</summary>
    public static int Unique(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "cdu");
        var code = ReadAll(call, options, out var content);
        string? last = null;
        var count = 0;
        foreach (var line in Lines(content).Append<string?>(null))
        {
            if (line != last && last is not null)
            {
                call.Out.WriteLine(options["c"] ? string.Create(CultureInfo.InvariantCulture, $"{count,7} {last}") : last);
                count = 0;
            }

            last = line;
            count++;
        }

        return code;
    }

    /// <summary><c>seq [FIRST [STEP]] LAST</c>.</summary>
    public static int Sequence(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "s:w");
        var numbers = new List<long>();
        foreach (var argument in options.Operands)
        {
            if (!long.TryParse(argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return call.Fail($"invalid number '{argument}'");
            }

            numbers.Add(number);
        }

        if (numbers.Count is 0 or > 3)
        {
            return call.Fail(numbers.Count == 0 ? "missing operand" : "extra operand");
        }

        var first = numbers.Count > 1 ? numbers[0] : 1;
        var step = numbers.Count > 2 ? numbers[1] : 1;
        var text = new List<string>();
        for (var i = first; step != 0 && (step > 0 ? i <= numbers[^1] : i >= numbers[^1]) && text.Count < MostNumbers; i += step)
        {
            text.Add(i.ToString(CultureInfo.InvariantCulture));
        }

        call.Out.Write(text.Count == 0 ? "" : string.Join(options.Value("s") ?? "\n", text) + "\n");
        return 0;
    }

    /// <summary><c>tee [-a] FILE…</c>.</summary>
    public static int Tee(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "a");
        var content = call.Streams.In.ReadToEnd();
        call.Out.Write(content);
        var code = 0;
        foreach (var file in options.Operands)
        {
            if (call.Files.Write(call.Path(file), ByteText.ToBytes(content), options["a"]) is { } error)
            {
                code = call.Fail(file, error);
            }
        }

        return code;
    }

    /// <summary><c>base64 [-d]</c>.</summary>
    public static int Base64(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "dw:", "decode:d", "wrap:w");
        var code = ReadAll(call, options, out var content);
        if (!options["d"])
        {
            call.Out.WriteLine(Convert.ToBase64String(ByteText.ToBytes(content)));
            return code;
        }

        var buffer = new byte[content.Length];
        if (!Convert.TryFromBase64String(content.Replace("\n", "", StringComparison.Ordinal), buffer, out var length))
        {
            return call.Fail("invalid input");
        }

        call.Out.Write(ByteText.Of(buffer[..length]));
        return code;
    }

    /// <summary>The lines of a text; a last one without an end counts.</summary>
    public static string[] Lines(string content) =>
        content.Length == 0 ? [] : (content.EndsWith('\n') ? content[..^1] : content).Split('\n');

    /// <summary>The files that are operands, or standard input, as one text.</summary>
    public static int ReadAll(UtilityCall call, UtilityOptions options, out string content)
    {
        var code = 0;
        var all = new StringBuilder();
        foreach (var file in options.Operands.IsEmpty ? ["-"] : options.Operands)
        {
            if (call.Read(file, out var text) is { } error)
            {
                code = call.Fail(file, error);
            }

            all.Append(text);
        }

        content = all.ToString();
        return code;
    }

    private static int ForEachLine(UtilityCall call, UtilityOptions options, Func<string, string?> change)
    {
        var code = ReadAll(call, options, out var content);
        foreach (var line in Lines(content))
        {
            if (change(line) is { } changed)
            {
                call.Out.WriteLine(changed);
            }
        }

        return code;
    }

    private static int Part(UtilityCall call, Func<IEnumerable<string>, int, IEnumerable<string>> part, bool isHead)
    {
        // head -5 is an old way to write head -n 5.
        var arguments = call.Arguments.Select(static a => a.Length > 1 && a[0] == '-' && a.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? "-n" + a[1..] : a);
        var options = UtilityOptions.Parse([.. arguments], "n:c:qvfF", "follow:f");
        var countText = options.Value("c") ?? options.Value("n") ?? "10";
        if (!int.TryParse(countText.TrimStart('+'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            return call.Fail($"invalid number '{countText}'");
        }

        var code = 0;
        foreach (var (index, file) in (options.Operands.IsEmpty ? ["-"] : options.Operands).Index())
        {
            if (call.Read(file, out var content) is { } error)
            {
                code = call.Fail(file, error);
                continue;
            }

            if (options.Operands.Length > 1)
            {
                call.Out.WriteLine($"{(index > 0 ? "\n" : "")}==> {file} <==");
            }

            if (options["c"])
            {
                count = Math.Min(Math.Abs(count), content.Length);
                call.Out.Write(isHead ? content[..count] : content[^count..]);
                continue;
            }

            var lines = Lines(content);
            foreach (var line in !isHead && countText.StartsWith('+') ? lines.Skip(count - 1) : part(lines, count))
            {
                call.Out.WriteLine(line);
            }
        }

        return code;
    }

    private static List<(int From, int To)>? Ranges(string list)
    {
        var ranges = new List<(int, int)>();
        foreach (var item in list.Split(','))
        {
            var parts = item.Split('-');
            var from = 1;
            var to = int.MaxValue;
            if (parts.Length > 2
                || (parts[0].Length > 0 && !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out from))
                || (parts.Length == 2 && parts[1].Length > 0 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out to)))
            {
                return null;
            }

            ranges.Add((from, parts.Length == 1 ? from : to));
        }

        return ranges;
    }

    private static IEnumerable<T> Pick<T>(T[] items, List<(int From, int To)> ranges) =>
        items.Where((_, i) => ranges.Exists(r => i + 1 >= r.From && i + 1 <= r.To));

    private static double Leading(string line)
    {
        var text = line.TrimStart();
        var end = text.Length > 0 && text[0] == '-' ? 1 : 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
        {
            end++;
        }

        return double.TryParse(text[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
