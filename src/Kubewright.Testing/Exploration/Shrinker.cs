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
            Reduce(static script => script.Steps, static (script, steps) => script with { Steps = [.. steps] });
            Reduce<KeyValuePair<int, int>>(static script => [.. script.Reorderings], static (script, items) => script with { Reorderings = items.ToImmutableSortedDictionary() });
            Simplify();
        }
        while (Length() < length && _runs < MostRuns);

        return _shortest;
    }

    private int Length() => _shortest.Script.Steps.Length + _shortest.Script.Reorderings.Count;

    /// <summary>Takes away halves, then quarters, down to single items, for as long as the rest still breaks.</summary>
    private void Reduce<T>(Func<ExplorationScript, ImmutableArray<T>> read, Func<ExplorationScript, IEnumerable<T>, ExplorationScript> write)
    {
        for (var size = Math.Max(1, read(_shortest.Script).Length / 2); size > 0; size /= 2)
        {
            var at = 0;
            while (at < read(_shortest.Script).Length)
            {
                var items = read(_shortest.Script);
                if (!Try(write(_shortest.Script, [.. items[..at], .. items[Math.Min(at + size, items.Length)..]])))
                {
                    at += size;
                }
            }
        }
    }

    /// <summary>Waits that do not matter are left out; numbers become small.</summary>
    private void Simplify()
    {
        for (var i = 0; i < _shortest.Script.Steps.Length; i++)
        {
            foreach (var simpler in Simpler(_shortest.Script.Steps[i]))
            {
                if (i < _shortest.Script.Steps.Length && simpler != _shortest.Script.Steps[i])
                {
                    Try(_shortest.Script with { Steps = _shortest.Script.Steps.SetItem(i, simpler) });
                }
            }
        }
    }

    private static IEnumerable<ExplorationStep> Simpler(ExplorationStep step)
    {
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
