namespace Kubewright.Schema;

/// <summary>A value that is certainly not written.</summary>
public sealed class AbsentNode(Origin parentOrigin) : Node(parentOrigin)
{
    /// <inheritdoc/>
    public override Presence Presence => Presence.Absent;
}
