using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>How a node says that it is short of a resource, and that it is no longer.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Condition">The node's condition.</param>
/// <param name="Taint">The taint that follows from it.</param>
/// <param name="Begins">Reason and message of the condition, and the reason of the event, when it begins.</param>
/// <param name="Ends">The same when it ends.</param>
internal sealed record NodePressures(
    PressedResource Resource,
    NodeConditionType Condition,
    string Taint,
    (string Reason, string Message, string Event) Begins,
    (string Reason, string Message, string Event) Ends)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<NodePressures> All { get; } =
    [
        new(
            PressedResource.Memory,
            NodeConditionType.MemoryPressure,
            "node.kubernetes.io/memory-pressure",
            ("KubeletHasInsufficientMemory", "kubelet has insufficient memory available", "NodeHasInsufficientMemory"),
            ("KubeletHasSufficientMemory", "kubelet has sufficient memory available", "NodeHasSufficientMemory")),
        new(
            PressedResource.Disk,
            NodeConditionType.DiskPressure,
            "node.kubernetes.io/disk-pressure",
            ("KubeletHasDiskPressure", "kubelet has disk pressure", "NodeHasDiskPressure"),
            ("KubeletHasNoDiskPressure", "kubelet has no disk pressure", "NodeHasNoDiskPressure")),
    ];

    /// <summary>The taints that the conditions of a node call for.</summary>
    public static IEnumerable<string> TaintsOf(Node node) => All
        .Where(pressure => node.Status?.Conditions?.Any(condition => condition.Type == pressure.Condition && condition.Status == ConditionStatus.True) == true)
        .Select(static pressure => pressure.Taint);
}
