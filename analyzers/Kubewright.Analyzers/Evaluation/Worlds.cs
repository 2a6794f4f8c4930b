using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>
/// Follows every branch of the conditions that nobody can decide, so that a mistake which is made in all of them is
/// certain. Each time a condition is met it is decided anew, unless it is a static member: two calls may go two ways.
/// </summary>
internal static class Worlds
{
    /// <summary>How many worlds one value may have. Conditions beyond that stay undecided.</summary>
    public const int Max = 8;

    /// <summary>The value in each world; together they are all that the value can be.</summary>
    /// <param name="cache">The program.</param>
    /// <param name="evaluate">Evaluates the value.</param>
    /// <param name="reads">Receives the declarations that the values hang on.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    public static ImmutableArray<Node> Of(EvaluationCache cache, Func<Evaluator, Node> evaluate, ISet<SourcePart> reads, CancellationToken cancellation)
    {
        var worlds = new List<(World World, Node Value)> { Visit([]) };
        while (worlds.FindIndex(item => item.World.Undecided > 0 && worlds.Count - 1 + item.World.Undecided <= Max) is var index and >= 0)
        {
            var world = worlds[index].World;
            worlds.RemoveAt(index);
            worlds.InsertRange(index, Enumerable.Range(0, world.Undecided).Select(branch => Visit(world.Branches.Add(branch))));
        }

        return [.. worlds.Select(static item => item.Value)];

        (World World, Node Value) Visit(ImmutableArray<int> branches)
        {
            var world = new World(branches);
            var evaluator = new Evaluator(cache, cancellation, world);
            var value = evaluate(evaluator);
            reads.UnionWith(evaluator.Reads);
            return (world, value);
        }
    }
}
