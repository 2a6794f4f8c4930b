using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>The value of a loop's variable in one turn of the loop; only the loop itself changes it.</summary>
/// <param name="Value">The value.</param>
internal sealed record LoopVariable(Node Value);
