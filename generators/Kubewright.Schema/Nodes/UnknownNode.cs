namespace Kubewright.Schema;

/// <summary>A value about which nothing certain can be said.</summary>
public sealed class UnknownNode(Origin origin) : Node(origin)
{
    /// <inheritdoc/>
    public override Presence Presence => Presence.Unknown;
}
