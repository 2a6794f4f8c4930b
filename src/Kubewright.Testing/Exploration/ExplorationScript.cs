using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Testing;

/// <summary>
/// Everything that tells one explored run from another. The same script gives the same run, on every machine.
/// </summary>
/// <param name="Seed">The cluster's seed.</param>
/// <param name="Steps">What is done to the cluster, in order.</param>
/// <param name="Reorderings">
/// Where the controllers' work is not done in order of arrival: the number of the choice, and the place of the work that is
/// done next. See <see cref="ClusterOptions.Interleaving"/>.
/// </param>
public sealed record ExplorationScript(
    int Seed,
    ImmutableArray<ExplorationStep> Steps,
    ImmutableSortedDictionary<int, int> Reorderings)
{
    private const string Order = "order";

    /// <summary>The script as one line: <c>17; scale web 5; +1500ms kill web-0; order 4:1 9:2</c>.</summary>
    public override string ToString()
    {
        var order = Reorderings.IsEmpty
            ? []
            : new[] { $"{Order} {string.Join(' ', Reorderings.Select(static item => string.Create(CultureInfo.InvariantCulture, $"{item.Key}:{item.Value}")))}" };
        return string.Join("; ", [Seed.ToString(CultureInfo.InvariantCulture), .. Steps.Select(static step => step.ToString()), .. order]);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no script.</exception>
    public static ExplorationScript Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed))
        {
            throw new FormatException($"'{text}' is no script of an exploration: it begins with the seed, as in '17; kill web-0'.");
        }

        var order = parts is [_, .., var last] && last.StartsWith(Order + " ", StringComparison.Ordinal) ? last : null;
        return new ExplorationScript(
            seed,
            [.. parts[1..(order is null ? parts.Length : parts.Length - 1)].Select(ExplorationStep.Parse)],
            (order?[(Order.Length + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []).Select(Reordering).ToImmutableSortedDictionary());
    }

    private static KeyValuePair<int, int> Reordering(string text) =>
        text.Split(':') is [var choice, var place]
        && int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var chosen)
            ? new(at, chosen)
            : throw new FormatException($"'{text}' is no choice of an order; one looks like '4:1'.");
}
