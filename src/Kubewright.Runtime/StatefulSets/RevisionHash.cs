using System.Globalization;
using System.Text;

namespace Kubewright.Runtime;

/// <summary>The hash in a ControllerRevision's name: 32-bit FNV-1, written so that it spells no words.</summary>
public static class RevisionHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;
    private const string Alphabet = "456789bcdf";

    /// <summary>The hash of a revision's canonical data and the collision count, for example <c>776999688b</c>.</summary>
    /// <param name="data">The bytes of <see cref="RevisionData.Canonical(RawValue)"/>.</param>
    /// <param name="collisionCount">How often the name was found taken.</param>
    public static string Compute(ReadOnlySpan<byte> data, int collisionCount)
    {
        var sum = Add(OffsetBasis, data);
        sum = Add(sum, Encoding.ASCII.GetBytes(collisionCount.ToString(CultureInfo.InvariantCulture)));
        var digits = sum.ToString(CultureInfo.InvariantCulture);
        return string.Create(digits.Length, digits, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Alphabet[text[i] - '0'];
            }
        });
    }

    private static uint Add(uint sum, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            sum = unchecked(sum * Prime) ^ value;
        }

        return sum;
    }
}
