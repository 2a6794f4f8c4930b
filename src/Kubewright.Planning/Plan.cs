using System.Collections.Immutable;

namespace Kubewright.Planning;

/// <summary>What applying manifests will do.</summary>
/// <param name="Changes">What happens to each object, in the order in which they are applied.</param>
/// <param name="Refusals">What the API server will refuse. The rest of the plan is without it.</param>
/// <param name="Advice">What the rules about changes say beside that.</param>
/// <param name="Rollout">What the pods will do.</param>
/// <param name="Kept">Why objects that are not wanted any more stay although the plan prunes.</param>
public sealed record Plan(
    ImmutableArray<ObjectChange> Changes,
    ImmutableArray<Refusal> Refusals,
    ImmutableArray<Advice> Advice,
    RolloutForecast Rollout,
    ImmutableArray<string> Kept)
{
    /// <summary>Whether nothing will be refused, and every set gets to where it should be.</summary>
    public bool Succeeds => Refusals.IsEmpty && Rollout.Settles;

    /// <summary>Whether anything is added, changed or removed.</summary>
    public bool HasChanges => Changes.Any(static change => change.Kind != ChangeKind.Unchanged);

    /// <summary>How many objects have that change.</summary>
    public int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);
}
