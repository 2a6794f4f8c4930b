using System.Collections.Immutable;

namespace Kubewright.Planning;

/// <summary>What the pods will do, as the simulated cluster did it.</summary>
/// <param name="Settles">Whether everything gets ready.</param>
/// <param name="Length">How long that takes; until the last step when it does not.</param>
/// <param name="Sets">The sets, in order of namespace and name.</param>
/// <param name="Waits">What waits beside the sets' pods, a sentence each.</param>
/// <param name="Notes">What the forecast takes for granted, and what it cannot foresee, a sentence each.</param>
/// <param name="Timeline">What happened to the pods from the moment of the change.</param>
public sealed record RolloutForecast(
    bool Settles,
    TimeSpan Length,
    ImmutableArray<SetForecast> Sets,
    ImmutableArray<string> Waits,
    ImmutableArray<string> Notes,
    Timeline Timeline);
