using System.Text;

namespace Kubewright;

/// <summary>
/// Strings for the short ASCII texts that manifests repeat, above all member names, so that reading them costs no memory.
/// A text that falls on the place of another one takes it over, so the table never grows. It is shared between threads
/// without a lock: a place is one reference to an immutable string.
/// </summary>
internal static class CommonText
{
    private const int Places = 2048;
    private const int MaxLength = 40;
    private const uint HashSeed = 2166136261;
    private const uint HashFactor = 16777619;

    private static readonly string?[] Texts = new string?[Places];

    /// <summary>The text of these bytes.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="hash">A hash of the bytes.</param>
    public static string Get(ReadOnlySpan<byte> utf8, out uint hash)
    {
        hash = HashSeed;
        foreach (var value in utf8)
        {
            hash = (hash ^ value) * HashFactor;
        }

        if (utf8.Length > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var place = ref Texts[hash % Places];
        return place is { } text && Ascii.Equals(utf8, text) ? text : place = Encoding.UTF8.GetString(utf8);
    }
}
