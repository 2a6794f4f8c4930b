using System.CommandLine.Parsing;
using System.Globalization;

namespace Kubewright.Cli;

/// <summary>Reads the number of an option: what is none is refused as one out of range is, and not thrown at the user.</summary>
internal static class NumberArgument
{
    /// <summary>The number that is given, as it is written in every culture.</summary>
    /// <param name="result">The word that was given.</param>
    /// <param name="isAllowed">Whether the option takes the number.</param>
    /// <param name="error">What the option takes.</param>
    public static T Read<T>(ArgumentResult result, Func<T, bool> isAllowed, string error)
        where T : struct, IParsable<T>
    {
        if (result.Tokens is [var token] && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && isAllowed(number))
        {
            return number;
        }

        result.AddError(error);
        return default;
    }
}
