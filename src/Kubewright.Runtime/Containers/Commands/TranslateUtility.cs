using System.Text;

namespace Kubewright.Runtime;

/// <summary><c>tr [-cds] SET1 [SET2]</c>.</summary>
internal static class TranslateUtility
{
    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "cCds");
        if (options.Operands.IsEmpty || (options.Operands.Length == 1 && !options["d"] && !options["s"]))
        {
            return call.Fail("missing operand");
        }

        var from = Expand(options.Operands[0]);
        var to = options.Operands.Length > 1 ? Expand(options.Operands[1]) : "";
        if (options["c"] || options["C"])
        {
            from = new string([.. Enumerable.Range(0, 256).Select(static i => (char)i).Where(c => !from.Contains(c))]);
        }

        var result = new StringBuilder();
        var squeezed = options["s"] ? (to.Length > 0 && !options["d"] ? to : options["d"] ? to : from) : "";
        foreach (var c in call.Streams.In.ReadToEnd())
        {
            var at = from.IndexOf(c);
            if (at >= 0 && options["d"])
            {
                continue;
            }

            var next = at >= 0 && to.Length > 0 ? to[Math.Min(at, to.Length - 1)] : c;
            if (result.Length == 0 || result[^1] != next || !squeezed.Contains(next))
            {
                result.Append(next);
            }
        }

        call.Out.Write(result.ToString());
        return 0;
    }

    private static string Expand(string set)
    {
        foreach (var (name, range) in (ReadOnlySpan<(string, string)>)
            [("[:lower:]", "a-z"), ("[:upper:]", "A-Z"), ("[:digit:]", "0-9"), ("[:alpha:]", "A-Za-z"), ("[:alnum:]", "A-Za-z0-9"), ("[:space:]", " \t\n\r\f\v")])
        {
            set = set.Replace(name, range, StringComparison.Ordinal);
        }

        set = TextEscapes.Expand(set, out _);
        var result = new StringBuilder();
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-' && set[i + 2] >= set[i])
            {
                for (var c = set[i]; c <= set[i + 2]; c++)
                {
                    result.Append(c);
                }

                i += 2;
            }
            else
            {
                result.Append(set[i]);
            }
        }

        return result.ToString();
    }
}
