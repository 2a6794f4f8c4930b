using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;

namespace Kubewright.Rules;

/// <summary>
/// The exact value of a quantity such as <c>1.5Gi</c>, <c>250m</c> or <c>1e3</c>, in billionths. As on the API server, what is
/// finer than a billionth is rounded up.
/// </summary>
/// <param name="Nano">The value in billionths.</param>
public readonly record struct QuantityValue(BigInteger Nano) : IComparable<QuantityValue>
{
    /// <summary>An exponent beyond this is no quantity: the number would be larger than any.</summary>
    private const int ExponentLimit = 40;

    /// <summary>As many digits fit a <see cref="long"/>.</summary>
    private const int UsualLength = 18;

    private static readonly BigInteger One = BigInteger.Pow(10, 9);

    private static readonly Dictionary<string, (int Ten, int Two)> Suffixes = new(StringComparer.Ordinal)
    {
        ["n"] = (-9, 0), ["u"] = (-6, 0), ["m"] = (-3, 0), [""] = (0, 0), ["k"] = (3, 0), ["M"] = (6, 0), ["G"] = (9, 0), ["T"] = (12, 0),
        ["P"] = (15, 0), ["E"] = (18, 0), ["Ki"] = (0, 10), ["Mi"] = (0, 20), ["Gi"] = (0, 30), ["Ti"] = (0, 40), ["Pi"] = (0, 50), ["Ei"] = (0, 60),
    };

    /// <summary>Whether the value is a whole number.</summary>
    public bool IsWhole => Nano % One == 0;

    /// <summary>The value rounded up to a whole number.</summary>
    public BigInteger Ceiling => Nano.Sign > 0 ? (Nano + One - 1) / One : Nano / One;

    /// <summary>The quantity of a whole number.</summary>
    public static QuantityValue Of(long number) => new(number * One);

    /// <summary>Reads a quantity; false when the text is none.</summary>
    public static bool TryParse(string text, out QuantityValue value)
    {
        value = default;
        var end = 0;
        while (end < text.Length && (text[end] is (>= '0' and <= '9') or '.' || (end == 0 && text[0] is '+' or '-')))
        {
            end++;
        }

        var (number, suffix) = (text.Substring(0, end), text.Substring(end));
        if (!TryNumber(number, out var digits, out var decimals) || !TryScale(suffix, out var scale))
        {
            return false;
        }

        value = new QuantityValue(Scale(digits, scale.Ten - decimals + 9, scale.Two));
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(QuantityValue other) => Nano.CompareTo(other.Nano);

    /// <summary>Compares two values.</summary>
    public static bool operator <(QuantityValue left, QuantityValue right) => left.Nano < right.Nano;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(QuantityValue left, QuantityValue right) => left.Nano > right.Nano;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(QuantityValue left, QuantityValue right) => left.Nano <= right.Nano;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(QuantityValue left, QuantityValue right) => left.Nano >= right.Nano;

    private static bool TryNumber(string text, out BigInteger digits, out int decimals)
    {
        var point = text.IndexOf('.');
        decimals = point < 0 ? 0 : text.Length - point - 1;
        var whole = point < 0 ? text : text.Remove(point, 1);
        return TryDigits(whole, out digits)
            && whole.IndexOf('.') < 0
            && decimals <= ExponentLimit;
    }

    /// <summary>Numbers of usual length do without the parser of large ones, which every process compiles anew.</summary>
    private static bool TryDigits(string text, out BigInteger digits)
    {
        if (text.Length > UsualLength)
        {
            return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out digits);
        }

        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        digits = number;
        return isNumber;
    }

    private static bool TryScale(string suffix, out (int Ten, int Two) scale)
    {
        if (Suffixes.TryGetValue(suffix, out scale))
        {
            return true;
        }

        var isExponent = suffix.Length > 1
            && suffix[0] is 'e' or 'E'
            && int.TryParse(suffix.Substring(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out scale.Ten);
        return isExponent && Math.Abs(scale.Ten) <= ExponentLimit;
    }

    private static BigInteger Scale(BigInteger digits, int ten, int two)
    {
        var scaled = digits << two;
        if (ten >= 0)
        {
            return scaled * BigInteger.Pow(10, ten);
        }

        var quotient = BigInteger.DivRem(scaled, BigInteger.Pow(10, -ten), out var rest);
        return rest.IsZero ? quotient : quotient + rest.Sign;
    }
}
