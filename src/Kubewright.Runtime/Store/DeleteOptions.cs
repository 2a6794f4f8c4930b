namespace Kubewright.Runtime;

/// <summary>How to delete an object.</summary>
public sealed record DeleteOptions
{
    /// <summary>Background deletion with the object's own grace period.</summary>
    public static DeleteOptions Default { get; } = new();

    /// <summary>Seconds a pod may take to stop; null for its own <c>terminationGracePeriodSeconds</c>; 0 removes it at once. Other kinds ignore it.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary>What happens to the object's dependents; null for what an earlier DELETE asked for, else <see cref="PropagationPolicy.Background"/>.</summary>
    public PropagationPolicy? Propagation { get; init; }

    /// <summary>The uid the object must have, else 409; null for any.</summary>
    public string? PreconditionUid { get; init; }

    /// <summary>The resourceVersion the object must have, else 409; null for any.</summary>
    public string? PreconditionResourceVersion { get; init; }
}
