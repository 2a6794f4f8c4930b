namespace Kubewright.Runtime;

/// <summary>Which pods a disruption budget is about.</summary>
internal static class Budgets
{
    /// <summary>Whether the budget's selector takes the pod in. A missing selector takes none.</summary>
    public static bool Covers(PodDisruptionBudget budget, Pod pod) =>
        budget.Spec?.Selector is { } selector
        && ObjectKey.Of(budget).Namespace == ObjectKey.Of(pod).Namespace
        && selector.Matches(pod.Metadata.Labels);
}
