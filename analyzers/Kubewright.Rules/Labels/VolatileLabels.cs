using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Kubewright.Rules;

/// <summary>Tells labels and annotations that change from release to release.</summary>
internal static class VolatileLabels
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ECMAScript;

    // Made when a value has a digit: most have none, and the first expressions of a process take longer than all other rules.
    private static readonly Lazy<Regex> Version = new(static () => new(@"\Av?[0-9]+\.[0-9]+(\.[0-9]+)*([-+_.][A-Za-z0-9.-]+)?\z", Options));

    private static readonly Lazy<Regex> Time = new(static () => new(@"\A((19|20)[0-9]{2}-?(0[1-9]|1[0-2])-?([0-2][0-9]|3[01])([T_.-]?[0-9]{2,6}.*)?|1[0-9]{9}([0-9]{3})?)\z", Options));

    private static readonly Lazy<Regex> Hash = new(static () => new(@"\A(?:sha256[-_.])?([0-9a-f]{7,64})\z", Options));

    /// <summary>What shows that the label changes with a release; null when nothing does.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; null when it is not known.</param>
    public static VolatileSign? SignOf(string key, string? value) =>
        HasVolatileKey(key) ? VolatileSign.Key
        : value is null || !value.Any(char.IsDigit) ? null
        : Version.Value.IsMatch(value) ? VolatileSign.Version
        : Time.Value.IsMatch(value) ? VolatileSign.Time
        : IsHash(value) ? VolatileSign.Hash
        : null;

    private static bool HasVolatileKey(string key)
    {
        // A bare 'release' is the name of an installation in charts, which does not change; its value has to show more.
        if (key is "app.kubernetes.io/version" or "helm.sh/chart" or "version")
        {
            return true;
        }

        return Words(key.Substring(key.IndexOf('/') + 1)).Any(static word => word is "git" or "sha" or "sha1" or "sha256" or "gitsha" or "gitcommit" or "commit" or "revision" or "checksum" or "timestamp");
    }

    /// <summary>The words of a name in lower case: <c>gitCommit</c>, <c>git-commit</c> and <c>GIT.commit</c> have two. One begins with a capital, or is all capitals.</summary>
    private static IEnumerable<string> Words(string name)
    {
        for (var start = 0; start < name.Length; start++)
        {
            var capitals = Skip(name, start, IsCapital);
            var end = capitals - start > 1 ? capitals : Skip(name, capitals, static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9'));
            if (end > start)
            {
                yield return name.Substring(start, end - start).ToLowerInvariant();
                start = end - 1;
            }
        }
    }

    private static int Skip(string text, int start, Func<char, bool> isSkipped)
    {
        while (start < text.Length && isSkipped(text[start]))
        {
            start++;
        }

        return start;
    }

    private static bool IsCapital(char c) => c is >= 'A' and <= 'Z';

    /// <summary>Hexadecimal text in which digits and letters alternate as they do by chance, not as in 'db12345'.</summary>
    private static bool IsHash(string value)
    {
        var match = Hash.Value.Match(value);
        if (!match.Success)
        {
            return false;
        }

        var text = match.Groups[1].Value;
        return text.Zip(text.Skip(1), static (a, b) => char.IsDigit(a) != char.IsDigit(b)).Count(static changes => changes) >= 3;
    }
}
