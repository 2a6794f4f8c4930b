using System.Collections.Immutable;

namespace Kubewright.Testing;

/// <summary>Writes the script of a seed: a random part of the budget, in random order, at random moments.</summary>
internal sealed class ScriptWriter
{
    private const int ImageCount = 3;
    private const int MostRefusals = 3;

    /// <summary>The kinds whose writes may be refused: those that a set is made of.</summary>
    private static readonly string[] RefusedKinds = ["Pod", "PersistentVolumeClaim", "ControllerRevision", "StatefulSet"];

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly SeededSource _source;
    private readonly FaultBudget _budget;
    private readonly StatefulSet[] _sets;
    private readonly string[] _nodes;

    private ScriptWriter(Exploration exploration, int seed)
    {
        // The cluster's own source starts at the seed: this one must not give the same numbers.
        _source = new SeededSource(seed ^ 0x5EED);
        _budget = exploration.Faults;
        _sets = [.. exploration.Objects.OfType<StatefulSet>()];
        _nodes = [.. exploration.Options.Nodes.Select(static node => node.Name)];
    }

    /// <summary>The script of <paramref name="seed"/>.</summary>
    public static ExplorationScript Write(Exploration exploration, int seed) =>
        new(seed, new ScriptWriter(exploration, seed).WriteSteps(), ImmutableSortedDictionary<int, int>.Empty);

    private ImmutableArray<ExplorationStep> WriteSteps()
    {
        var actions = new List<ExplorationAction>();
        Add(ExplorationAction.Kill, _sets.Length == 0 ? 0 : _budget.Kills);
        Add(ExplorationAction.Fail, _sets.Length == 0 ? 0 : _budget.Failures);
        Add(ExplorationAction.Crash, _sets.Length == 0 ? 0 : _budget.Crashes);
        Add(ExplorationAction.Unready, _sets.Length == 0 ? 0 : _budget.Unready);
        Add(ExplorationAction.Cut, _nodes.Length == 0 ? 0 : _budget.NodeCuts);
        Add(ExplorationAction.Drain, _nodes.Length == 0 ? 0 : _budget.Drains);
        Add(ExplorationAction.Refuse, _sets.Length == 0 ? 0 : _budget.RefusedWrites);
        Add(ExplorationAction.Scale, _sets.Length == 0 ? 0 : _budget.Scalings);
        Add(ExplorationAction.Update, _sets.Length == 0 ? 0 : _budget.Updates);

        var steps = new List<ExplorationStep>();
        for (var left = actions.Count == 0 ? 0 : 1 + Next(actions.Count); left > 0; left--)
        {
            var at = Next(actions.Count);
            var step = Step(actions[at]);
            actions.RemoveAt(at);
            steps.Add(step);

            // What is broken is mended at some other step; what comes too early is mended at the end of the run.
            if (MendingOf(step.Action) is { } mending)
            {
                steps.Add(Mend(step, mending));
            }
        }

        return [.. Shuffled(steps)];

        void Add(ExplorationAction action, int count) => actions.AddRange(Enumerable.Repeat(action, count));
    }

    private ExplorationStep Step(ExplorationAction action)
    {
        var (wait, changes) = When();
        if (action is ExplorationAction.Cut or ExplorationAction.Drain)
        {
            return new ExplorationStep(action, _nodes[Next(_nodes.Length)], 0, wait, changes);
        }

        if (action == ExplorationAction.Refuse)
        {
            return new ExplorationStep(action, RefusedKinds[Next(RefusedKinds.Length)], 1 + Next(MostRefusals), wait, changes);
        }

        var set = _sets[Next(_sets.Length)];
        var name = set.Metadata.Name ?? "";
        return action switch
        {
            ExplorationAction.Scale => new ExplorationStep(action, name, Next(_budget.MostReplicas + 1), wait, changes),
            ExplorationAction.Update => new ExplorationStep(action, name, Next(ImageCount), wait, changes),
            _ => new ExplorationStep(action, StatefulSetNames.Pod(name, (set.Ordinals?.Start ?? 0) + Next(set.Replicas ?? 1)), 0, wait, changes),
        };
    }

    private ExplorationStep Mend(ExplorationStep broken, ExplorationAction mending)
    {
        var (wait, changes) = When();
        return broken with { Action = mending, Wait = wait, Changes = changes };
    }

    private static ExplorationAction? MendingOf(ExplorationAction action) => action switch
    {
        ExplorationAction.Unready => ExplorationAction.Ready,
        ExplorationAction.Cut => ExplorationAction.Restore,
        ExplorationAction.Drain => ExplorationAction.Uncordon,
        _ => null,
    };

    /// <summary>At once, in the middle of the controllers' work, some seconds later, or after minutes in which a node counts as lost.</summary>
    private (TimeSpan Wait, int Changes) When() => Next(9) switch
    {
        0 or 1 => (TimeSpan.Zero, 0),
        2 or 3 => (TimeSpan.Zero, 1 + Next(12)),
        4 or 5 => (Moment * Next(30), 1 + Next(6)),
        6 or 7 => (Moment * Next(100), 0),
        _ => (TimeSpan.FromSeconds(10 * Next(60)), 0),
    };

    private List<ExplorationStep> Shuffled(List<ExplorationStep> steps)
    {
        for (var i = steps.Count - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (steps[i], steps[other]) = (steps[other], steps[i]);
        }

        return steps;
    }

    private int Next(int limit) => (int)(_source.NextDouble() * limit);
}
