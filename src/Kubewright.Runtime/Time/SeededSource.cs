using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// The one source of everything random in a cluster: uids, name suffixes, jitter. The same seed gives the same sequence
/// on every machine. Safe to use from several threads, but only one thread gives a repeatable order.
/// </summary>
/// <param name="seed">Where the sequence starts.</param>
/// <param name="run">Which part of the sequence to give: parts are 2^40 steps long, so that no two repeat each other.</param>
public sealed class SeededSource(int seed, int run = 0)
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15UL;
    private const int StepsPerRun = 40;

    private readonly Lock _gate = new();
    private ulong _state = unchecked((ulong)seed + (((ulong)run << StepsPerRun) * Step));

    /// <summary>A uid in the form of a version 4 UUID.</summary>
    public string NextUid() => NextGuid().ToString("D", CultureInfo.InvariantCulture);

    /// <summary>The next uid, before it is text.</summary>
    internal Guid NextGuid()
    {
        lock (_gate)
        {
            var high = (Next() & 0xFFFF_FFFF_FFFF_0FFFUL) | 0x4000UL;
            var low = (Next() & 0x3FFF_FFFF_FFFF_FFFFUL) | 0x8000_0000_0000_0000UL;
            return new Guid((uint)(high >> 32), (ushort)(high >> 16), (ushort)high, (byte)(low >> 56), (byte)(low >> 48), (byte)(low >> 40), (byte)(low >> 32), (byte)(low >> 24), (byte)(low >> 16), (byte)(low >> 8), (byte)low);
        }
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    /// <param name="digits">How many, 1 to 16.</param>
    public string NextHex(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 16);
        lock (_gate)
        {
            return Next().ToString("x16", CultureInfo.InvariantCulture)[..digits];
        }
    }

    /// <summary>The five characters that the API server appends to <c>generateName</c>: no vowels, no look-alikes.</summary>
    public string NextNameSuffix()
    {
        const string alphabet = "bcdfghjklmnpqrstvwxz2456789";
        lock (_gate)
        {
            return string.Create(5, Next(), static (span, bits) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = alphabet[(int)(bits % (ulong)alphabet.Length)];
                    bits /= (ulong)alphabet.Length;
                }
            });
        }
    }

    /// <summary>A number from 0 up to but not including 1.</summary>
    public double NextDouble()
    {
        lock (_gate)
        {
            return (Next() >> 11) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>One step of the SplitMix64 generator.</summary>
    private ulong Next()
    {
        _state += Step;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return z ^ (z >> 31);
    }
}
