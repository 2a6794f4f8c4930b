using System;
using System.Collections.Immutable;
using System.Threading;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>What a piece of C# gives: one object, or a list of them.</summary>
/// <param name="Value">What is certain.</param>
/// <param name="Worlds">Where it hangs on conditions that nobody can decide, what it is in each case; otherwise empty.</param>
internal sealed record ManifestValue(Node Value, ImmutableArray<Node> Worlds)
{
    /// <summary>Evaluates the piece of C#.</summary>
    public static ManifestValue Of(EvaluationCache cache, Func<Evaluator, Node> evaluate, CancellationToken cancellation)
    {
        var evaluator = new Evaluator(cache, cancellation);
        var value = evaluate(evaluator);
        return new ManifestValue(value, evaluator.HasChoices ? Analyzers.Worlds.Of(cache, evaluate, cancellation) : []);
    }
}
