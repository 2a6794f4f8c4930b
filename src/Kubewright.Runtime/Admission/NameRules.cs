using System.Buffers;

namespace Kubewright.Runtime;

/// <summary>What names and labels may look like. Each check gives what is wrong, or null.</summary>
internal static class NameRules
{
    /// <summary>The longest DNS label and the longest label value.</summary>
    public const int LongestLabel = 63;

    private const int LongestSubdomain = 253;
    private const int LongestPortName = 15;

    private static readonly SearchValues<char> DnsCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>An RFC 1123 label, as a host name's part must be.</summary>
    public static string? DnsLabel(string name) =>
        name.Length > LongestLabel ? $"must be no more than {LongestLabel} characters"
        : !IsDnsLabel(name) ? "must be a lowercase RFC 1123 label: letters a to z, digits and '-', with a letter or digit first and last (for example 'web-db')"
        : null;

    /// <summary>An RFC 1123 subdomain: labels joined by dots.</summary>
    public static string? DnsSubdomain(ReadOnlySpan<char> name) =>
        name.Length > LongestSubdomain ? $"must be no more than {LongestSubdomain} characters"
        : !IsDnsSubdomain(name) ? "must be a lowercase RFC 1123 subdomain: letters a to z, digits, '-' and '.', with a letter or digit first and last (for example 'web.example')"
        : null;

    /// <summary>The name of a container's port.</summary>
    public static string? PortName(string name) =>
        name.Length > LongestPortName ? $"must be no more than {LongestPortName} characters"
        : DnsLabel(name) ?? (name.Any(char.IsAsciiLetter) ? null : "must contain at least one letter (a-z)");

    /// <summary>The value of a label.</summary>
    public static string? LabelValue(ReadOnlySpan<char> value) =>
        value.Length > LongestLabel ? $"must be no more than {LongestLabel} characters"
        : value.Length > 0 && !IsLabelValue(value) ? "must consist of letters, digits, '-', '_' and '.', with a letter or digit first and last (for example 'my_value')"
        : null;

    /// <summary>The key of a label or annotation: an optional DNS prefix and a slash, then a name.</summary>
    public static string? LabelKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key.AsSpan(slash + 1);
        return slash >= 0 && DnsSubdomain(key.AsSpan(0, slash)) is { } wrong ? $"prefix part {wrong}"
            : name.Length == 0 ? "name part must not be empty"
            : LabelValue(name) is { } wrongName ? $"name part {wrongName}"
            : null;
    }

    private static bool IsDnsSubdomain(ReadOnlySpan<char> name)
    {
        foreach (var part in name.Split('.'))
        {
            if (!IsDnsLabel(name[part]))
            {
                return false;
            }
        }

        return true;
    }

    // The last condition leaves no capital letter, so that the others need not ask.
    private static bool IsDnsLabel(ReadOnlySpan<char> name) =>
        name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]) && !name.ContainsAnyExcept(DnsCharacters);

    private static bool IsLabelValue(ReadOnlySpan<char> value) =>
        char.IsAsciiLetterOrDigit(value[0]) && char.IsAsciiLetterOrDigit(value[^1]) && !value.ContainsAnyExcept(LabelCharacters);
}
