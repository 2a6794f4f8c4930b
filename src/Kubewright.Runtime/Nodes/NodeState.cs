namespace Kubewright.Runtime;

/// <summary>What the node controller looks at to decide about one node.</summary>
public sealed record NodeState
{
    /// <summary>The node as stored.</summary>
    public required Node Node { get; init; }

    /// <summary>Since when nothing has been heard from it; null while it answers.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>The present instant.</summary>
    public required DateTimeOffset Now { get; init; }
}
