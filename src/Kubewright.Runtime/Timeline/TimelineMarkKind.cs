namespace Kubewright.Runtime;

/// <summary>How much a mark of a timeline matters.</summary>
public enum TimelineMarkKind
{
    /// <summary>A change of what is wanted, or of a node: scaled, updated, deleted, cordoned.</summary>
    Change,

    /// <summary>An event of type <c>Normal</c>.</summary>
    Normal,

    /// <summary>An event of type <c>Warning</c>.</summary>
    Warning,
}
