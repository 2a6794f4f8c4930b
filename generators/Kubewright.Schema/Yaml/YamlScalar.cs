using System;
using System.Globalization;
using System.Numerics;

namespace Kubewright.Schema;

/// <summary>Decides what a plain YAML scalar means, the way Kubernetes reads YAML (the YAML 1.1 words and number forms).</summary>
public static class YamlScalar
{
    /// <summary>The type and normal text of the plain scalar <paramref name="text"/>.</summary>
    public static (ScalarKind Kind, string Text) Resolve(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return (ScalarKind.Null, text);
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y":
                return (ScalarKind.Boolean, "true");
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N":
                return (ScalarKind.Boolean, "false");
        }

        var first = text[0];
        if (!(char.IsDigit(first) || first is '+' or '-' or '.'))
        {
            return (ScalarKind.String, text);
        }

        return TryInteger(text, out var integer) ? (ScalarKind.Integer, integer)
            : IsFloat(text) ? (ScalarKind.Float, text.Replace("_", ""))
            : (ScalarKind.String, text);
    }

    private static bool TryInteger(string text, out string value)
    {
        value = "";
        var negative = text[0] == '-';
        var digits = (text[0] is '+' or '-' ? text.Substring(1) : text).Replace("_", "");
        if (digits.Length == 0 || !char.IsDigit(digits[0]))
        {
            return false;
        }

        BigInteger number;
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            if (!BigInteger.TryParse("0" + digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number))
            {
                return false;
            }
        }
        else if (digits.StartsWith("0b", StringComparison.Ordinal))
        {
            if (!TryRadix(digits.Substring(2), 2, out number))
            {
                return false;
            }
        }
        else if (digits.Length > 1 && digits[0] == '0')
        {
            var octal = digits[1] is 'o' ? digits.Substring(2) : digits.Substring(1);
            if (!TryRadix(octal, 8, out number))
            {
                return false;
            }
        }
        else
        {
            // The usual number is its own text. The parser of large ones would be compiled anew in every process.
            value = negative && digits != "0" ? "-" + digits : digits;
            return IsDecimal(digits);
        }

        value = (negative ? -number : number).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static bool IsDecimal(string digits)
    {
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryRadix(string digits, int radix, out BigInteger number)
    {
        number = BigInteger.Zero;
        foreach (var digit in digits)
        {
            if (digit < '0' || digit >= '0' + radix)
            {
                return false;
            }

            number = (number * radix) + (digit - '0');
        }

        return digits.Length > 0;
    }

    private static bool IsFloat(string text)
    {
        if (text is ".inf" or ".Inf" or ".INF" or "+.inf" or "-.inf" or ".nan" or ".NaN" or ".NAN")
        {
            return true;
        }

        var hasDigit = false;
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                hasDigit = true;
            }
            else if (c is not ('.' or 'e' or 'E' or '+' or '-' or '_'))
            {
                return false;
            }
        }

        return hasDigit && double.TryParse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }
}
