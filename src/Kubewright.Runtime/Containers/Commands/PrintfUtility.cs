using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Kubewright.Runtime;

/// <summary><c>printf FORMAT ARGUMENT…</c>.</summary>
internal static class PrintfUtility
{
    private const int MostRounds = 10_000;
    private const int WidestField = 1000;

    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        if (call.Arguments.IsEmpty)
        {
            return call.Fail("usage: printf format [arguments]", 2);
        }

        var arguments = call.Arguments[1..];
        var code = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var used = 0;
            call.Out.Write(Format(call, call.Arguments[0], arguments, ref used, ref code));
            if (used == 0 || used >= arguments.Length)
            {
                break;
            }

            arguments = arguments[used..];
        }

        return code;
    }

    private static string Format(UtilityCall call, string format, ImmutableArray<string> arguments, ref int used, ref int code)
    {
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                var end = format.IndexOf('%', i);
                end = end < 0 ? format.Length : end;
                result.Append(TextEscapes.Expand(format[i..end], out var goesOn));
                if (!goesOn)
                {
                    return result.ToString();
                }

                i = end - 1;
                continue;
            }

            var start = ++i;
            while (i < format.Length && (char.IsAsciiDigit(format[i]) || format[i] is '-' or '+' or ' ' or '#' or '.'))
            {
                i++;
            }

            if (i >= format.Length)
            {
                break;
            }

            if (format[i] == '%')
            {
                result.Append('%');
                continue;
            }

            var argument = used < arguments.Length ? arguments[used] : null;
            used++;
            result.Append(Field(call, format[start..i], format[i], argument, ref code));
        }

        return result.ToString();
    }

    private static string Field(UtilityCall call, string flags, char conversion, string? argument, ref int code)
    {
        var spec = flags.TrimStart('-', '+', ' ', '#', '0').Split('.');
        _ = int.TryParse(spec[0], CultureInfo.InvariantCulture, out var width);
        var precision = spec.Length > 1 && int.TryParse(spec[1], CultureInfo.InvariantCulture, out var given) ? Math.Min(given, WidestField) : (int?)null;
        var text = argument ?? "";
        switch (conversion)
        {
            case 's' or 'b':
                text = conversion == 'b' ? TextEscapes.Expand(text, out _) : text;
                text = precision is { } most && most < text.Length ? text[..most] : text;
                break;
            case 'c':
                text = text.Length > 0 ? text[..1] : "";
                break;
            case 'd' or 'i' or 'u' or 'x' or 'X' or 'o':
                var number = ShellArithmetic.Evaluate(text, call.State, out var error);
                if (error is not null)
                {
                    code = call.Fail($"{text}: expected numeric value");
                }

                text = conversion switch
                {
                    'x' => number.ToString("x", CultureInfo.InvariantCulture),
                    'X' => number.ToString("X", CultureInfo.InvariantCulture),
                    'o' => Convert.ToString(number, 8),
                    _ => (flags.Contains('+') && number >= 0 ? "+" : "") + number.ToString(CultureInfo.InvariantCulture),
                };
                break;
            case 'f' or 'g' or 'e':
                _ = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real);
                text = real.ToString("F" + (precision ?? 6).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
                break;
            default:
                code = call.Fail($"%{flags}{conversion}: invalid directive");
                return "";
        }

        width = Math.Min(width, WidestField);
        var isZero = flags.StartsWith('0') && conversion is not ('s' or 'b' or 'c');
        return flags.StartsWith('-') ? text.PadRight(width)
            : isZero && text.StartsWith('-') ? "-" + text[1..].PadLeft(width - 1, '0')
            : text.PadLeft(width, isZero ? '0' : ' ');
    }
}
