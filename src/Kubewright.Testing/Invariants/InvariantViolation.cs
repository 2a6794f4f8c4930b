namespace Kubewright.Testing;

/// <summary>An invariant that did not hold.</summary>
/// <param name="Invariant">Which.</param>
/// <param name="Message">What was wrong.</param>
/// <param name="Time">When, on the cluster's clock.</param>
public sealed record InvariantViolation(Invariant Invariant, string Message, DateTimeOffset Time)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Invariant.Name}: {Message}. ({Invariant.Text})";
}
