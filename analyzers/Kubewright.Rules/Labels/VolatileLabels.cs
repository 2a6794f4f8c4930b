using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Kubewright.Rules;

/// <summary>Tells labels and annotations that change from release to release.</summary>
internal static class VolatileLabels
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ECMAScript;

    private static readonly Regex Words = new("[A-Z]?[a-z0-9]+|[A-Z]+", Options);

    private static readonly Regex Version = new(@"\Av?[0-9]+\.[0-9]+(\.[0-9]+)*([-+_.][A-Za-z0-9.-]+)?\z", Options);

    private static readonly Regex Time = new(@"\A((19|20)[0-9]{2}-?(0[1-9]|1[0-2])-?([0-2][0-9]|3[01])([T_.-]?[0-9]{2,6}.*)?|1[0-9]{9}([0-9]{3})?)\z", Options);

    private static readonly Regex Hash = new(@"\A(?:sha256[-_.])?([0-9a-f]{7,64})\z", Options);

    /// <summary>What shows that the label changes with a release; null when nothing does.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; null when it is not known.</param>
    public static VolatileSign? SignOf(string key, string? value) =>
        HasVolatileKey(key) ? VolatileSign.Key
        : value is null ? null
        : Version.IsMatch(value) ? VolatileSign.Version
        : Time.IsMatch(value) ? VolatileSign.Time
        : IsHash(value) ? VolatileSign.Hash
        : null;

    private static bool HasVolatileKey(string key)
    {
        // A bare 'release' is the name of an installation in charts, which does not change; its value has to show more.
        if (key is "app.kubernetes.io/version" or "helm.sh/chart" or "version")
        {
            return true;
        }

        var name = key.Substring(key.IndexOf('/') + 1);
        return Words.Matches(name).Cast<Match>().Any(static word => word.Value.ToLowerInvariant() is "git" or "sha" or "sha1" or "sha256" or "gitsha" or "gitcommit" or "commit" or "revision" or "checksum" or "timestamp");
    }

    /// <summary>Hexadecimal text in which digits and letters alternate as they do by chance, not as in 'db12345'.</summary>
    private static bool IsHash(string value)
    {
        var match = Hash.Match(value);
        if (!match.Success)
        {
            return false;
        }

        var text = match.Groups[1].Value;
        return text.Zip(text.Skip(1), static (a, b) => char.IsDigit(a) != char.IsDigit(b)).Count(static changes => changes) >= 3;
    }
}
