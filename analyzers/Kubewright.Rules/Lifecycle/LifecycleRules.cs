using System.Collections.Immutable;

namespace Kubewright.Rules.Lifecycle;

/// <summary>The rules of the category.</summary>
internal static class LifecycleRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new GracePeriodIsPositive(),
    ];
}
