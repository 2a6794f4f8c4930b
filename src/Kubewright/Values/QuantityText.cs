using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kubewright;

/// <summary>The text forms of quantities: amounts are whole billionths, in memory as on the wire of the API server.</summary>
internal static class QuantityText
{
    /// <summary>How many billionths make one.</summary>
    public const long NanoPerUnit = 1_000_000_000;

    private const int NanoDigits = 9;
    private const int MaxLength = 256;
    private const int MaxMagnitude = 20;

    /// <summary>The upper half of the largest amount: what has less there is less.</summary>
    private const ulong MaxHigh = (NanoPerUnit / 2) - 1;

    private static Int128 Max => (Int128)long.MaxValue * NanoPerUnit;

    private static readonly string[] DecimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] BinarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    private const string Grammar =
        "write a number with one of the suffixes n u m k M G T P E, Ki Mi Gi Ti Pi Ei, or an exponent such as e3; for example 500m or 1Gi";

    /// <summary>Reads <paramref name="text"/>, in the two halves of an <see cref="Int128"/>; the result is what is wrong with it, null when nothing is.</summary>
    public static string? Read(string? text, out long high, out ulong low, out QuantityFormat format)
    {
        (high, low) = (0, 0);
        format = QuantityFormat.DecimalSuffix;
        if (string.IsNullOrEmpty(text))
        {
            return $"An empty text is no quantity; {Grammar}.";
        }

        if (text.Length > MaxLength)
        {
            return $"A text of {text.Length} characters is no quantity; {Grammar}.";
        }

        var start = text[0] is '+' or '-' ? 1 : 0;
        var point = SkipDigits(text, start);
        var end = point < text.Length && text[point] == '.' ? SkipDigits(text, point + 1) : point;
        var whole = text.AsSpan(start, point - start);
        var fraction = end > point ? text.AsSpan(point + 1, end - point - 1) : default;
        if (whole.Length + fraction.Length == 0)
        {
            return $"'{text}' is no quantity: it has no number; {Grammar}.";
        }

        if (!TrySuffix(text.AsSpan(end), out format, out var exponent, out var shift))
        {
            return $"'{text}' is no quantity: '{text[end..]}' is no suffix{Suggest(text, end)}; {Grammar}.";
        }

        var digits = string.Concat(whole, fraction);
        if (!TryScaleUsual(digits, exponent - fraction.Length, shift, out high, out low))
        {
            Scale(digits, exponent - fraction.Length, shift, out high, out low);
        }

        if (text[0] == '-')
        {
            (high, low) = low == 0 ? (-high, 0) : (~high, unchecked(0 - low));
        }

        return null;
    }

    /// <summary>The shortest text of an amount.</summary>
    public static string Canonical(Int128 nano, QuantityFormat format)
    {
        if (nano == 0)
        {
            return "0";
        }

        // Below 1024, or with a fraction, powers of 1024 would lose digits: powers of ten take over.
        var isWhole = nano % NanoPerUnit == 0;
        if (format == QuantityFormat.BinarySuffix && isWhole && Int128.Abs(nano) >= 1024 * (Int128)NanoPerUnit)
        {
            return Reduce(nano / NanoPerUnit, 1024, BinarySuffixes);
        }

        if (format != QuantityFormat.DecimalExponent)
        {
            return Reduce(nano, 1000, DecimalSuffixes);
        }

        var (number, steps) = Divide(nano, 1000, int.MaxValue);
        var exponent = (steps * 3) - NanoDigits;
        return Text(number) + (exponent == 0 ? "" : "e" + exponent.ToString(CultureInfo.InvariantCulture));
    }

    private static string Reduce(Int128 number, int step, string[] suffixes)
    {
        var (rest, steps) = Divide(number, step, suffixes.Length - 1);
        return Text(rest) + suffixes[steps];
    }

    private static (Int128 Reduced, int Steps) Divide(Int128 number, int step, int max)
    {
        var steps = 0;
        while (steps < max && number % step == 0)
        {
            number /= step;
            steps++;
        }

        return (number, steps);
    }

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);

    private static int SkipDigits(string text, int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
        {
            start++;
        }

        return start;
    }

    private static bool TrySuffix(ReadOnlySpan<char> suffix, out QuantityFormat format, out int exponent, out int shift)
    {
        (format, exponent, shift) = (QuantityFormat.DecimalSuffix, 0, 0);
        for (var i = 0; i < DecimalSuffixes.Length; i++)
        {
            if (suffix.SequenceEqual(DecimalSuffixes[i]))
            {
                exponent = (i * 3) - NanoDigits;
                return true;
            }
        }

        for (var i = 1; i < BinarySuffixes.Length; i++)
        {
            if (suffix.SequenceEqual(BinarySuffixes[i]))
            {
                (format, shift) = (QuantityFormat.BinarySuffix, i * 10);
                return true;
            }
        }

        format = QuantityFormat.DecimalExponent;
        return suffix[0] is 'e' or 'E' && TryExponent(suffix[1..], out exponent);
    }

    private static bool TryExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        // Beyond four digits the amount is at its limit anyway.
        digits = digits.TrimStart('0');
        var size = digits.Length > 4 ? 10_000 : digits.IsEmpty ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        exponent = text[0] == '-' ? -size : size;
        return true;
    }

    /// <summary>
    /// The same for amounts of usual size and fineness. Code about an <see cref="Int128"/> is compiled anew in every process;
    /// this is not.
    /// </summary>
    private static bool TryScaleUsual(string digits, int exponent, int shift, out long high, out ulong low)
    {
        (high, low) = (0, 0);
        var power = exponent + NanoDigits;
        if (!ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || power is < 0 or >= MaxMagnitude || number > ulong.MaxValue >> shift)
        {
            return false;
        }

        var factor = 1UL;
        for (var i = 0; i < power; i++)
        {
            factor *= 10;
        }

        var carried = Math.BigMul(number << shift, factor, out low);
        high = (long)carried;
        return carried < MaxHigh;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Scale(string digits, int exponent, int shift, out long high, out ulong low)
    {
        var nano = Scale(digits, exponent, shift);
        (high, low) = (unchecked((long)(nano >> 64)), unchecked((ulong)nano));
    }

    /// <summary>The billionths in <c>digits × 10^exponent × 2^shift</c>, rounded up and capped.</summary>
    private static Int128 Scale(string digits, int exponent, int shift)
    {
        var significant = digits.AsSpan().TrimStart('0');
        if (significant.IsEmpty)
        {
            return 0;
        }

        var magnitude = significant.Length + exponent;
        if (magnitude > MaxMagnitude)
        {
            return Max;
        }

        // Not even the largest power of 1024 lifts this to a billionth.
        if (magnitude < -NanoDigits - MaxMagnitude)
        {
            return 1;
        }

        var number = BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture) << shift;
        var power = exponent + NanoDigits;
        if (power >= 0)
        {
            number *= BigInteger.Pow(10, power);
        }
        else
        {
            number = BigInteger.DivRem(number, BigInteger.Pow(10, -power), out var lost);
            number += lost.IsZero ? 0 : 1;
        }

        return number > (BigInteger)Max ? Max : (Int128)number;
    }

    /// <summary>The text with the suffix that was probably meant: <c>1GB</c> and <c>1gi</c> are common slips.</summary>
    private static string Suggest(string text, int end)
    {
        var slip = text[end..].Trim();
        var isByte = slip.Length > 1 && slip[^1] is 'b' or 'B';
        var bare = isByte ? slip[..^1] : slip;
        foreach (var suffix in BinarySuffixes.Concat(DecimalSuffixes.Reverse()))
        {
            if (suffix.Length > 0 && suffix.Equals(bare, StringComparison.OrdinalIgnoreCase) && (isByte || suffix != bare || slip.Length < text.Length - end))
            {
                return $" (did you mean {text[..end]}{suffix}?)";
            }
        }

        return "";
    }
}
