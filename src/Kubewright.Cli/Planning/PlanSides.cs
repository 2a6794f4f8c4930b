using Kubewright.Planning;

namespace Kubewright.Cli;

/// <summary>The two sides of a plan.</summary>
/// <param name="Before">What is there.</param>
/// <param name="After">What is there after the apply.</param>
/// <param name="Earlier">What was there before, as far as pods still have it; null when nobody knows.</param>
internal sealed record PlanSides(IReadOnlyList<PlanObject> Before, IReadOnlyList<PlanObject> After, IReadOnlyList<PlanObject>? Earlier = null)
{
    /// <summary>The sides against a cluster.</summary>
    /// <param name="wanted">What is applied.</param>
    /// <param name="baseline">What was last applied: of what is not wanted any more only this is looked for.</param>
    /// <param name="reader">Reads the cluster.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The sides; null when the cluster cannot be read, which is then said.</returns>
    public static async Task<PlanSides?> OfClusterAsync(IReadOnlyList<PlanObject> wanted, IReadOnlyList<PlanObject> baseline, ClusterReader reader, CancellationToken cancellation)
    {
        var ids = wanted.Select(static item => item.Id).ToHashSet();
        var given = baseline.Where(item => !ids.Contains(item.Id)).ToList();
        if (await reader.ReadAsync([.. wanted, .. given], cancellation).ConfigureAwait(false) is not { } live)
        {
            return null;
        }

        return new PlanSides(
            [.. live.Values.Select(LiveObjects.Read).OfType<PlanObject>()],
            [.. wanted.Select(item => live.TryGetValue(item.Id, out var found) ? LiveObjects.Apply(found, item) : item)],
            await reader.ReadEarlierAsync(live, cancellation).ConfigureAwait(false));
    }
}
