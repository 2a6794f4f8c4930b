using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Kubewright.Rules.Storage;

/// <summary>Labels and annotations that usually change with a release.</summary>
internal static class VolatileLabels
{
    private static readonly string[] Keys = ["app.kubernetes.io/version", "helm.sh/chart", "chart", "version", "release"];

    private static readonly string[] Words = ["git", "sha", "sha256", "commit", "revision", "build", "checksum", "timestamp"];

    private static readonly Regex Version = new(@"\Av?[0-9]+\.[0-9]+(\.[0-9]+)*([-+][0-9A-Za-z.+-]+)?\z", RegexOptions.CultureInvariant);

    private static readonly Regex Hash = new(@"\A(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])([0-9a-f]{7,12}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.CultureInvariant);

    private static readonly Regex Time = new(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt_ -].*)?\z", RegexOptions.CultureInvariant);

    /// <summary>What gives the label away, as half a sentence; null when it looks stable.</summary>
    public static string? Reason(string key, string? value) =>
        Array.IndexOf(Keys, key) >= 0 || key.ToLowerInvariant().Split('/', '.', '-', '_').Any(static word => Array.IndexOf(Words, word) >= 0) ? "is named after a release"
        : value is null ? null
        : Version.IsMatch(value) ? $"has the version '{value}' as its value"
        : Hash.IsMatch(value) ? $"has the hash '{value}' as its value"
        : Time.IsMatch(value) ? $"has the time '{value}' as its value"
        : null;
}
