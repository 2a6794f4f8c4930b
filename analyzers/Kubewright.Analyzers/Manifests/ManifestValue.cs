using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>What a piece of C# gives: one object, or a list of them.</summary>
/// <param name="Certain">What is certain.</param>
/// <param name="Worlds">Where it hangs on conditions that nobody can decide, what it is in each case; otherwise empty.</param>
/// <param name="Reads">The declarations that it hangs on.</param>
internal sealed record ManifestValue(ManifestObjects Certain, ImmutableArray<ManifestObjects> Worlds, ImmutableArray<SourcePart> Reads)
{
    /// <summary>Evaluates the piece of C#.</summary>
    public static ManifestValue Of(EvaluationCache cache, Func<Evaluator, Node> evaluate, CancellationToken cancellation)
    {
        var evaluator = new Evaluator(cache, cancellation);
        var value = ManifestObjects.In(evaluate(evaluator));
        var reads = new HashSet<SourcePart>(evaluator.Reads);
        ImmutableArray<ManifestObjects> worlds = evaluator.HasChoices ? [.. Analyzers.Worlds.Of(cache, evaluate, reads, cancellation).Select(ManifestObjects.In)] : [];
        return new ManifestValue(value, worlds, [.. reads]);
    }

    /// <summary>Whether the value is the same in another version of the program in which the declarations that it hangs on are the same.</summary>
    public bool IsLasting => !Reads.Contains(SourcePart.Fleeting);
}
