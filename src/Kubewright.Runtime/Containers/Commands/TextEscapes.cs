using System.Text;

namespace Kubewright.Runtime;

/// <summary>The backslash escapes of <c>echo -e</c> and <c>printf</c>.</summary>
internal static class TextEscapes
{
    /// <summary>The text with its escapes replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="goesOn">False after <c>\c</c>, which ends all output; otherwise <paramref name="unless"/>.</param>
    /// <param name="unless">What <paramref name="goesOn"/> is without <c>\c</c>.</param>
    public static string Expand(string text, out bool goesOn, bool unless = true)
    {
        var result = new StringBuilder();
        goesOn = unless;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            switch (text[i])
            {
                case 'c':
                    goesOn = false;
                    return result.ToString();
                case '0' or '1' or '2' or '3':
                    result.Append(Number(text, ref i, 8, 3));
                    break;
                case 'x':
                    i++;
                    result.Append(Number(text, ref i, 16, 2));
                    break;
                default:
                    var at = "ntrabfv\\".IndexOf(text[i]);
                    result.Append(at >= 0 ? "\n\t\r\a\b\f\v\\"[at].ToString() : "\\" + text[i]);
                    break;
            }
        }

        return result.ToString();
    }

    private static char Number(string text, ref int i, int radix, int digits)
    {
        var value = 0;
        var count = 0;
        digits += radix == 8 && text[i] == '0' ? 1 : 0;
        while (i < text.Length && count < digits && Digit(text[i]) is var digit && digit < radix)
        {
            value = (value * radix) + digit;
            i++;
            count++;
        }

        i--;
        return (char)(value & 0xFF);
    }

    private static int Digit(char c) => char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : int.MaxValue;
}
