using System.Collections.Immutable;

namespace Kubewright.Testing;

/// <summary>Makes a script that breaks an invariant as short as it gets while it breaks the same one: delta debugging.</summary>
internal sealed class Shrinker(Exploration exploration, ExplorationRun broken)
{
    private const int MostRuns = 600;

    private ExplorationRun _shortest = broken;
    private int _runs;

    /// <summary>The run of the shortest script found.</summary>
    public ExplorationRun Shrink()
    {
        // What happened after the violation is gone already. Most violations need no special order.
        Try(_shortest.Script with { Reorderings = ImmutableSortedDictionary<int, int>.Empty });
        int length;
        do
        {
            length = Length();
            Reduce(static script => script.Steps.Length, WithoutSteps);
            Reduce(static script => script.Reorderings.Count, WithoutReorderings);
            Simplify();
        }
        while (Length() < length && _runs < MostRuns);

        return _shortest;
    }

    private int Length() => _shortest.Script.Steps.Length + _shortest.Script.Reorderings.Count;

    /// <summary>Takes away halves, then quarters, down to single items, for as long as the rest still breaks.</summary>
    private void Reduce(Func<ExplorationScript, int> count, Func<ExplorationScript, int, int, ExplorationScript> without)
    {
        for (var size = Math.Max(1, count(_shortest.Script) / 2); size > 0; size /= 2)
        {
            var at = 0;
            while (at < count(_shortest.Script))
            {
                if (!Try(without(_shortest.Script, at, Math.Min(size, count(_shortest.Script) - at))))
                {
                    at += size;
                }
            }
        }
    }

    /// <summary>The steps after those that are left out keep their moments.</summary>
    private static ExplorationScript WithoutSteps(ExplorationScript script, int at, int count)
    {
        var waited = script.Steps[at..(at + count)].Aggregate(TimeSpan.Zero, static (sum, step) => sum + step.Wait);
        var rest = script.Steps.RemoveRange(at, count);
        return script with { Steps = at < rest.Length ? rest.SetItem(at, rest[at] with { Wait = rest[at].Wait + waited }) : rest };
    }

    private static ExplorationScript WithoutReorderings(ExplorationScript script, int at, int count) =>
        script with { Reorderings = script.Reorderings.RemoveRange(script.Reorderings.Keys.Skip(at).Take(count)) };

    /// <summary>Waits that do not matter are left out; numbers become small.</summary>
    private void Simplify()
    {
        for (var i = 0; i < _shortest.Script.Steps.Length; i++)
        {
            foreach (var simpler in Simpler(_shortest.Script.Steps[i]))
            {
                if (simpler != _shortest.Script.Steps[i] && Try(_shortest.Script with { Steps = _shortest.Script.Steps.SetItem(i, simpler) }))
                {
                    break;
                }
            }
        }
    }

    /// <summary>The simplest first.</summary>
    private static IEnumerable<ExplorationStep> Simpler(ExplorationStep step)
    {
        if (step is { Action: ExplorationAction.Refuse, Value: > 1 })
        {
            yield return step with { Wait = TimeSpan.Zero, Changes = 0, Value = 1 };
            yield return step with { Value = 1 };
        }

        yield return step with { Wait = TimeSpan.Zero, Changes = 0 };
        yield return step with { Changes = 0 };
        yield return step with { Wait = TimeSpan.Zero };
        yield return step with { Changes = 0, Wait = TimeSpan.FromSeconds(Math.Ceiling(step.Wait.TotalSeconds)) };
    }

    private bool Try(ExplorationScript script)
    {
        if (_runs >= MostRuns)
        {
            return false;
        }

        _runs++;
        var run = ExplorationRun.OfScript(exploration, script);
        if (run.Violation?.Invariant.Name != _shortest.Violation!.Invariant.Name)
        {
            return false;
        }

        _shortest = run;
        return true;
    }
}
