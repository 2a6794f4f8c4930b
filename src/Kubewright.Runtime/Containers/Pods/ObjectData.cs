using System.Text;

namespace Kubewright.Runtime;

/// <summary>What config maps and secrets hold, as bytes by key.</summary>
internal static class ObjectData
{
    /// <summary>The entries of a config map, ordered by key; none when there is no such object.</summary>
    public static IReadOnlyList<(string Key, byte[] Content)> Of(ConfigMap? map) =>
        Sorted(Texts(map?.Data).Concat(Encoded(map?.BinaryData)));

    /// <summary>The entries of a secret, ordered by key; what <c>stringData</c> says wins.</summary>
    public static IReadOnlyList<(string Key, byte[] Content)> Of(Secret? secret) =>
        Sorted(Texts(secret?.StringData).Concat(Encoded(secret?.Data)).DistinctBy(static item => item.Key, StringComparer.Ordinal));

    private static IEnumerable<(string Key, byte[] Content)> Texts(Map<string>? data) =>
        (data ?? []).Select(static item => (item.Key, Encoding.UTF8.GetBytes(item.Value)));

    private static IEnumerable<(string Key, byte[] Content)> Encoded(Map<string>? data)
    {
        foreach (var (key, value) in data ?? [])
        {
            var bytes = new byte[value.Length];
            if (Convert.TryFromBase64String(value, bytes, out var length))
            {
                yield return (key, bytes[..length]);
            }
        }
    }

    private static List<(string Key, byte[] Content)> Sorted(IEnumerable<(string Key, byte[] Content)> items) =>
        [.. items.OrderBy(static item => item.Key, StringComparer.Ordinal)];
}
