using System.Collections.Immutable;
using Kubewright.Rules;

namespace Kubewright.Planning;

/// <summary>Makes plans. The same input gives the same plan.</summary>
public static class Planner
{
    /// <summary>Says what applying <paramref name="after"/> over <paramref name="before"/> will do.</summary>
    /// <param name="before">What is there.</param>
    /// <param name="after">What is applied.</param>
    /// <param name="options">What is taken for granted about the cluster; null for the defaults.</param>
    /// <param name="earlier">
    /// What was there before <paramref name="before"/>, and what pods still have that a partition held back; empty when there
    /// are no such pods, null (the default) when nobody knows.
    /// </param>
    public static Plan Create(IReadOnlyList<PlanObject> before, IReadOnlyList<PlanObject> after, PlanOptions? options = null, IReadOnlyList<PlanObject>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        options ??= new PlanOptions();
        var changes = ManifestDiff.Compare(before, after);
        var prune = PruneList.Of(before, after);
        var (rollout, refused) = new Forecaster(options).Run(earlier, before, after, options.Prunes ? prune.Deleted : []);
        var advice = Check(before, after, options.Rules);

        // Rules of this severity are about what a server never takes; the simulated one does not check all of it.
        var fatal = advice.Where(static item => item.Severity == Severity.Error).ToLookup(static item => item.Id);
        ImmutableArray<Refusal> refusals =
        [
            .. refused.Keys.Union(fatal.Select(static group => group.Key)).Order().Select(id => new Refusal(
                id,
                refused.TryGetValue(id, out var error) ? error.Message : fatal[id].First().Message,
                [.. fatal[id].Skip(refused.ContainsKey(id) ? 0 : 1).Select(static item => $"{item.RuleId}: {item.Message}")])),
        ];
        return new Plan(changes, refusals, [.. advice.Where(static item => item.Severity != Severity.Error)], rollout, options.Prunes ? prune.Kept : []);
    }

    /// <summary>What the rules about changes say.</summary>
    private static List<Advice> Check(IReadOnlyList<PlanObject> before, IReadOnlyList<PlanObject> after, RuleOptions options)
    {
        var baseline = new ManifestSet(before.Select(static item => item.Manifest));
        var set = new ManifestSet(after.Select(static item => item.Manifest), isOpen: true);
        return
        [
            .. after.SelectMany(item => RuleHost.Run([item.Manifest], set, options, baseline)
                .Where(static finding => finding.Descriptor.Scope == RuleScope.Previous)
                .Select(finding => new Advice(finding.Descriptor.Id, finding.Severity, item.Id, finding.Message))),
        ];
    }
}
