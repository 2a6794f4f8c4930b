namespace Kubewright.Schema;

/// <summary>A value about which nothing certain can be said.</summary>
/// <param name="origin">Where the value was written.</param>
/// <param name="cause">What makes the value differ from run to run; null when that is not known of it.</param>
public sealed class UnknownNode(Origin origin, string? cause = null) : Node(origin)
{
    /// <summary>What makes the value differ from run to run, for example <c>DateTime.Now</c>; null when that is not known of it.</summary>
    public string? Cause { get; } = cause;

    /// <inheritdoc/>
    public override Presence Presence => Presence.Unknown;
}
