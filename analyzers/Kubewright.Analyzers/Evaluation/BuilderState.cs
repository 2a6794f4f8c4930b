using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>What a builder has built so far. Every name of one builder shares one state.</summary>
internal sealed class BuilderState(Node value)
{
    /// <summary>The object so far.</summary>
    public Node Value { get; set; } = value;
}
