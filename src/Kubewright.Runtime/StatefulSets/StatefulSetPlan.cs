using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What a reconcile wants.</summary>
/// <param name="Actions">What to do, in order.</param>
/// <param name="Status">The status to write, as of before the actions.</param>
/// <param name="Verified">The ordinals of the pods that were found to be what the set wants them to be.</param>
/// <param name="WakeAt">When to look again although nothing changed; null for not at all.</param>
/// <param name="WaitsForClaims">Whether a pod is held back until the garbage collector has removed an old claim.</param>
public sealed record StatefulSetPlan(
    ImmutableArray<StatefulSetAction> Actions,
    StatefulSetStatus Status,
    ImmutableArray<int> Verified,
    DateTimeOffset? WakeAt,
    bool WaitsForClaims);
