namespace Kubewright.Runtime;

/// <summary>What draining a node has come to.</summary>
/// <param name="Evicted">The pods that are on their way out, as <c>namespace/name</c>.</param>
/// <param name="Refused">The pods that stay for now, and why.</param>
public sealed record DrainResult(IReadOnlyList<string> Evicted, IReadOnlyList<(string Pod, ApiError Error)> Refused)
{
    /// <summary>Whether every pod goes.</summary>
    public bool IsComplete => Refused.Count == 0;
}
