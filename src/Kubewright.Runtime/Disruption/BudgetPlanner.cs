namespace Kubewright.Runtime;

/// <summary>Computes the status of a disruption budget (SS-288). Pure.</summary>
public static class BudgetPlanner
{
    /// <summary>How long an evicted pod that does not go counts as disrupted.</summary>
    public static TimeSpan DisruptionTimeout { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The budget's status.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="pods">How many pods it selects.</param>
    /// <param name="scale">How many pods their owners want together; null when that cannot be told.</param>
    /// <param name="healthy">How many are ready, not being deleted and not disrupted.</param>
    /// <param name="disrupted">The evicted pods that are still there.</param>
    /// <param name="now">The present instant.</param>
    public static PodDisruptionBudgetStatus Plan(
        PodDisruptionBudget budget,
        int pods,
        int? scale,
        int healthy,
        Map<DateTimeOffset> disrupted,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var (expected, desired) = Wanted(budget.Spec, pods, scale);
        var allowed = desired is { } wanted && pods > 0 ? Math.Max(0, healthy - wanted) : 0;
        var (reason, message) = desired is null
            ? ("SyncFailed", "the number of pods that their owners want is not known: a selected pod has no controller with replicas")
            : allowed > 0 ? ("SufficientPods", "") : ("InsufficientPods", "");
        var old = budget.Status;
        return new PodDisruptionBudgetStatus
        {
            Conditions = [Condition(old, allowed > 0, reason, message, budget.Metadata.Generation, now)],
            CurrentHealthy = healthy,
            DesiredHealthy = desired ?? 0,
            DisruptedPods = disrupted.Count == 0 ? null : disrupted,
            DisruptionsAllowed = allowed,
            ExpectedPods = expected ?? 0,
            ObservedGeneration = budget.Metadata.Generation,
        };
    }

    /// <summary>How many pods there should be, and how many of them have to be healthy; null for what cannot be told.</summary>
    private static (int? Expected, int? Desired) Wanted(PodDisruptionBudgetSpec? spec, int pods, int? scale) => spec switch
    {
        { MaxUnavailable: { } most } => (scale, scale is { } n ? Math.Max(0, n - Resolve(most, n)) : null),
        { MinAvailable: { Number: { } least } } => (pods, least),
        { MinAvailable: { } share } => (scale, scale is { } n ? Resolve(share, n) : null),
        _ => (pods, 0),
    };

    private static int Resolve(IntOrString value, int total) =>
        value.TryGetPercent(out var percent) ? (int)Math.Ceiling(total * (percent / 100.0)) : value.Number ?? 0;

    private static Condition Condition(PodDisruptionBudgetStatus? old, bool isAllowed, string reason, string message, long? generation, DateTimeOffset now)
    {
        const string type = "DisruptionAllowed";
        var status = isAllowed ? ConditionStatus.True : ConditionStatus.False;
        var known = old?.Conditions?.FirstOrDefault(static condition => condition.Type == type);
        return new Condition
        {
            Type = type,
            Status = status,
            Reason = reason,
            Message = message,
            ObservedGeneration = generation,
            LastTransitionTime = known?.Status == status ? known.LastTransitionTime : now,
        };
    }
}
