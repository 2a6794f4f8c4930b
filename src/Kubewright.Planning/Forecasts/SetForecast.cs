using System.Collections.Immutable;

namespace Kubewright.Planning;

/// <summary>What one set and its pods will do.</summary>
/// <param name="Id">The set.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Replicas">How many pods it should have.</param>
/// <param name="ReadyBefore">How many of its pods are ready at the moment of the change; 0 for a new set.</param>
/// <param name="LowestReady">The lowest number of ready pods at any time from then on.</param>
/// <param name="LowestAt">When that is reached first, from the moment of the change.</param>
/// <param name="Duration">How long it takes; until the last step for a set that gets stuck.</param>
/// <param name="Restarts">The pods that are stopped and made again, in the order in which they are stopped.</param>
/// <param name="Held">The pods that keep an older revision at the end, by a partition, the strategy OnDelete or because the set is stuck; in order of ordinals.</param>
/// <param name="Waits">What a set that gets stuck waits for, a sentence each.</param>
/// <param name="Steps">What happens, in order.</param>
public sealed record SetForecast(
    ObjectId Id,
    SetOutcome Outcome,
    int Replicas,
    int ReadyBefore,
    int LowestReady,
    TimeSpan LowestAt,
    TimeSpan Duration,
    ImmutableArray<string> Restarts,
    ImmutableArray<string> Held,
    ImmutableArray<string> Waits,
    ImmutableArray<PodStep> Steps);
