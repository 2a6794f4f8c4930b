using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kubewright;

/// <summary>
/// An exact amount of a resource, as Kubernetes writes it: <c>500m</c> of CPU, <c>1Gi</c> of memory. The text is kept as
/// it was written; two quantities are equal when their amounts are (<c>1Gi</c> and <c>1024Mi</c>).
/// </summary>
/// <remarks>
/// The API server's limits apply: an amount finer than a billionth is rounded away from zero, and an amount beyond
/// 2^63-1 counts as 2^63-1. The default value is zero.
/// </remarks>
public readonly struct Quantity : IEquatable<Quantity>, IComparable<Quantity>
{
    // Two halves: code over a type that holds an Int128 is compiled anew in every process.
    private readonly long _high;
    private readonly ulong _low;
    private readonly string? _text;
    private readonly QuantityFormat _format;

    private Quantity(long high, ulong low, QuantityFormat format, string? text) => (_high, _low, _format, _text) = (high, low, format, text);

    private static Quantity Of(Int128 nano, QuantityFormat format) => new(unchecked((long)(nano >> 64)), unchecked((ulong)nano), format, null);

    /// <summary>The amount in billionths.</summary>
    private Int128 Nano => new(unchecked((ulong)_high), _low);

    /// <summary>Whether the amount is zero.</summary>
    public bool IsZero => _high == 0 && _low == 0;

    /// <summary>Whether the amount is a whole number, as bytes have to be.</summary>
    public bool IsWhole => Nano % QuantityText.NanoPerUnit == 0;

    /// <summary>A whole number of one unit, for example 1 and <c>Gi</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="suffix">The unit's suffix; empty for none.</param>
    /// <exception cref="FormatException">The suffix is none of Kubernetes'.</exception>
    public static Quantity Of(long number, string suffix) => Parse(number.ToString(CultureInfo.InvariantCulture) + suffix);

    /// <summary>Reads a quantity.</summary>
    /// <param name="text">A number with an optional suffix or exponent: <c>2</c>, <c>0.5</c>, <c>250m</c>, <c>1Gi</c>, <c>1e3</c>.</param>
    /// <exception cref="FormatException">The text is no quantity; the message says how to write one.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out var value, out var error) ? value : throw new FormatException(error);

    /// <summary>Reads a quantity without throwing.</summary>
    /// <param name="text">A number with an optional suffix or exponent.</param>
    /// <param name="value">The quantity; zero when the text is none.</param>
    /// <param name="error">What is wrong and how to write it instead; null when nothing is.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out Quantity value, [NotNullWhen(false)] out string? error)
    {
        error = QuantityText.Read(text, out var high, out var low, out var format);
        value = error is null ? new Quantity(high, low, format, text) : default;
        return error is null;
    }

    /// <summary>The amount rounded up to a whole number, as Kubernetes counts bytes.</summary>
    public long ToInt64() => (long)((Nano / QuantityText.NanoPerUnit) + (Nano % QuantityText.NanoPerUnit > 0 ? 1 : 0));

    /// <summary>The amount as an exact decimal number.</summary>
    public decimal ToDecimal() => (decimal)Nano / QuantityText.NanoPerUnit;

    /// <summary>
    /// The shortest text of the amount in the family of suffixes it was written with, as the API server stores it:
    /// <c>1024Mi</c> becomes <c>1Gi</c>, <c>0.5</c> becomes <c>500m</c>.
    /// </summary>
    public string ToCanonicalString() => QuantityText.Canonical(Nano, _format);

    /// <summary>The text as it was written; the canonical text for a computed amount.</summary>
    public override string ToString() => _text ?? ToCanonicalString();

    /// <inheritdoc/>
    public bool Equals(Quantity other) => _high == other._high && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Quantity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low);

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => _high != other._high ? _high.CompareTo(other._high) : _low.CompareTo(other._low);

    /// <summary>Reads a quantity, so that a text can stand where a quantity is wanted.</summary>
    /// <param name="text">A number with an optional suffix or exponent.</param>
    /// <exception cref="FormatException">The text is no quantity.</exception>
    public static implicit operator Quantity(string text) => Parse(text);

    /// <summary>A plain number: cores of CPU, or bytes.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Quantity(long number) => Of(number, "");

    /// <summary>Whether the amounts are equal.</summary>
    public static bool operator ==(Quantity left, Quantity right) => left.Equals(right);

    /// <summary>Whether the amounts differ.</summary>
    public static bool operator !=(Quantity left, Quantity right) => !left.Equals(right);

    /// <summary>Whether the left amount is less.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is more.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is at most the right one.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is at least the right one.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.CompareTo(right) >= 0;

    /// <summary>The sum, in the suffixes of the left amount unless that is zero.</summary>
    /// <exception cref="OverflowException">The sum is out of all proportion (beyond 10^29).</exception>
    public static Quantity operator +(Quantity left, Quantity right) =>
        Of(checked(left.Nano + right.Nano), Family(left, right));

    /// <summary>The difference, in the suffixes of the left amount unless that is zero.</summary>
    /// <exception cref="OverflowException">The difference is out of all proportion (beyond 10^29).</exception>
    public static Quantity operator -(Quantity left, Quantity right) =>
        Of(checked(left.Nano - right.Nano), Family(left, right));

    private static QuantityFormat Family(Quantity left, Quantity right) => left.IsZero ? right._format : left._format;
}
