namespace Kubewright.Runtime;

/// <summary>A fault that is in a cluster.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends by itself; null for never.</param>
public sealed record ActiveFault(Fault Fault, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>Whether it is on at an instant.</summary>
    public bool IsOn(DateTimeOffset now) => From <= now && !(Until <= now);
}
