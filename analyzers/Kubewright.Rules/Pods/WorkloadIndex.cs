using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>The workloads of a manifest set, found by what selects them without looking at each.</summary>
public sealed class WorkloadIndex
{
    private readonly Dictionary<(string Key, string Value), List<Workload>> _byLabel = [];
    private readonly List<Workload> _uncertain = [];

    internal WorkloadIndex(IEnumerable<Workload> workloads)
    {
        All = [.. workloads];
        foreach (var workload in All)
        {
            foreach (var label in workload.Labels)
            {
                if (label.Value.TryGet(out var value))
                {
                    Bucket(label.Key, value).Add(workload);
                }
            }

            if (!workload.Labels.IsComplete || workload.Labels.Any(static label => !label.Value.IsKnown))
            {
                _uncertain.Add(workload);
            }
        }
    }

    /// <summary>All workloads in the order of the set.</summary>
    public ImmutableArray<Workload> All { get; }

    /// <summary>The workloads that a selector of match labels selects, certainly (true) or possibly (null). An empty selector selects nothing.</summary>
    /// <param name="selector">The match labels.</param>
    /// <param name="from">The object that has the selector, whose namespace counts.</param>
    public IEnumerable<(Workload Workload, bool? IsSelected)> SelectedBy(MapView<Value<string>> selector, ManifestObject from) =>
        selector is { IsComplete: true, Count: 0 }
            ? []
            : Candidates(selector)
                .Select(workload => (workload, LabelMatching.Matches(selector, workload.Labels) & from.MeetsIn(workload.Object)))
                .Where(static pair => pair.Item2 != false);

    /// <summary>The workloads that a label selector selects, certainly (true) or possibly (null). A selector that is not written selects nothing; an empty one selects all.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="from">The object that has the selector, whose namespace counts.</param>
    public IEnumerable<(Workload Workload, bool? IsSelected)> SelectedBy(LabelSelectorView selector, ManifestObject from) =>
        selector.At.IsAbsent
            ? []
            : Candidates(selector.MatchLabels)
                .Select(workload => (workload, LabelMatching.Matches(selector, workload.Labels) & from.MeetsIn(workload.Object)))
                .Where(static pair => pair.Item2 != false);

    private IEnumerable<Workload> Candidates(MapView<Value<string>> selector)
    {
        // Of several labels the rarest leaves the fewest to look at: all members of a project may share one.
        List<Workload>? certain = null;
        foreach (var label in selector)
        {
            if (label.Value.TryGet(out var value))
            {
                var having = _byLabel.TryGetValue((label.Key, value), out var found) ? found : [];
                certain = certain is null || having.Count < certain.Count ? having : certain;
            }
        }

        return certain is null ? All
            : _uncertain.Count == 0 ? certain
            : certain.Concat(_uncertain.Except(certain));
    }

    private List<Workload> Bucket(string key, string value)
    {
        if (!_byLabel.TryGetValue((key, value), out var bucket))
        {
            _byLabel.Add((key, value), bucket = []);
        }

        return bucket;
    }
}
