using System.Globalization;

namespace Kubewright.Server;

/// <summary>Orders versions as the API server prefers them: <c>v2</c>, <c>v1</c>, <c>v1beta2</c>, <c>v1alpha1</c>, then any other by name.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    /// <summary>The one order.</summary>
    public static VersionOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var order = Rank(y ?? "").CompareTo(Rank(x ?? ""));
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }

    /// <summary>How stable (2, 1 for beta, 0 for alpha, -1 for neither), which major version, which minor one.</summary>
    private static (int Stability, int Major, int Minor) Rank(string version)
    {
        foreach (var (word, stability) in new[] { ("beta", 1), ("alpha", 0) })
        {
            var at = version.IndexOf(word, StringComparison.Ordinal);
            if (at > 0)
            {
                return version[0] == 'v' && Number(version[1..at]) is { } major && Number(version[(at + word.Length)..]) is { } minor ? (stability, major, minor) : (-1, 0, 0);
            }
        }

        return version.StartsWith('v') && Number(version[1..]) is { } stable ? (2, stable, 0) : (-1, 0, 0);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
