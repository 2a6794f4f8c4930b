using System.Collections.Immutable;

namespace Kubewright.Rules.Availability;

/// <summary>The rules of the category.</summary>
internal static class AvailabilityRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new BudgetAllowsAnEviction(),
        new OneBudgetCoversThePods(),
        new BudgetKeepsAMajority(),
        new BudgetCoversThePods(),
        new BudgetSelectsPods(),
        new QuorumIsOdd(),
        new AutoscalerKeepsAMajority(),
        new BudgetIsValid(),
        new BudgetFreesUnreadyPods(),
        new SetHasSeveralReplicas(),
        new ReplicasAreNotNegative(),
    ];
}
