using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Kubewright.Runtime;

/// <summary>
/// Hashes of names, the same in every process. A number at the end of a name is added to the hash of what stands before it: the pods of
/// a set are looked up one after the other, and so stand beside each other in a table.
/// </summary>
internal sealed class NameHash : IEqualityComparer<string>
{
    /// <summary>Of the number at the end of a name as many digits are read as this has.</summary>
    private const int MostNumber = 100_000_000;

    /// <summary>Compares names for tables.</summary>
    public static NameHash Comparer { get; } = new();

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) => x == y;

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] string obj) => Of(0, obj);

    /// <summary>The hash of a name.</summary>
    /// <param name="seed">The hash of what else a key says.</param>
    /// <param name="name">The name.</param>
    public static int Of(ulong seed, ReadOnlySpan<char> name)
    {
        var number = 0;
        for (var unit = 1; unit <= MostNumber && name is [.., >= '0' and <= '9']; unit *= 10)
        {
            number += (name[^1] - '0') * unit;
            name = name[..^1];
        }

        return (int)Mix(seed, name) + number;
    }

    /// <summary>The hash of a text, of which every letter reaches every bit.</summary>
    /// <param name="seed">The hash of what came before.</param>
    /// <param name="text">The text.</param>
    public static ulong Mix(ulong seed, ReadOnlySpan<char> text)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            seed = Mix(seed, MemoryMarshal.Read<ulong>(bytes));
        }

        var rest = (ulong)bytes.Length;
        foreach (var letter in MemoryMarshal.Cast<byte, char>(bytes))
        {
            rest = (rest << 16) | letter;
        }

        return Mix(seed, rest);
    }

    private static ulong Mix(ulong seed, ulong word) => Math.BigMul(seed ^ word, 0x9E3779B97F4A7C15, out var low) ^ low;
}
