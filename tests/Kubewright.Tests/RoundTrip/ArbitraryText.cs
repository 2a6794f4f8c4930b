namespace Kubewright.Tests.RoundTrip;

/// <summary>Texts that some reader or writer of YAML or JSON is known to get wrong, and mixtures of them.</summary>
internal static class ArbitraryText
{
    private const int LongLength = 300;

    private static readonly string[] Whole =
    [
        "", " ", "yes", "No", "on", "OFF", "y", "n", "~", "null", "NULL", "true", "False", "0644", "08", "1e3", "1E+3", "12:30:45", "1:20", "0x1F", "0X1f", "0b1",
        "0o17", "1_000", "+1", "-1", "-0", ".5", "1.", "\"1.0\"", "1.0", ".inf", "-.INF", ".nan", "2001-01-01", "2030-01-31T12:00:00Z", "2001-12-14 21:59:43.10 -5",
        "=", "<<", "-", "- a", "--", "---", "--- a", "...", "... x", "?", "? a", ":", ":a", ": a", "a: b", "a:", "a #b", "#", "a#b", "&a", "*a", "!a", "!!str a", "|", ">", "|-",
        "'", "''", "\"", "it's", "%YAML 1.1", "@a", "`a`", "[", "]", "[a, b]", "{", "}", "{a: b}", "{{ .Values.x }}", ",", "a, b", "$(VAR)", "\\", "\\n", "\\u0041", "/etc/config",
        "registry.k8s.io/nginx-slim:0.27", "10.0.0.1", "10.0.0.0/16", "25%", "80:80", "1Gi", "500m", "nginx", "a b",
    ];

    private static readonly string[] Pieces =
    [
        "a", "Z", "0", "1", "9", " ", "  ", "\t", "\n", "\n\n", "\r", "\r\n", ":", ": ", " #", "#", "-", "- ", "_", ".", "+", "e", "x", "~", "'", "\"", "\\", "|", ">", "&", "*", "!", "%", "@", "`",
        "{", "}", "[", "]", ",", "?", "=", "<<", "/", "\u0001", "\u0007", "\u001b", "\u007f", "\u0085", "\u00a0", "ä", "ß", "日本", "😀", "\u2028", "\u2029", "\uFEFF", "\uFFFD", "\uFFFE", "true", "null",
    ];

    /// <summary>A text for a value.</summary>
    public static string Value(Random random) => random.Next(8) switch
    {
        0 or 1 or 2 => Pick(random, Whole),
        3 => new string('x', LongLength) + " " + Mixture(random) + new string('y', LongLength),
        4 => "\n" + Mixture(random),
        5 => Mixture(random) + "\n" + Mixture(random) + "\n",
        _ => Mixture(random),
    };

    /// <summary>A text for a key: as nasty, but not so long.</summary>
    public static string Key(Random random) => random.Next(2) == 0 ? Pick(random, Whole) : Mixture(random);

    /// <summary>One of several.</summary>
    public static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static string Mixture(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pick(random, Pieces)));
}
