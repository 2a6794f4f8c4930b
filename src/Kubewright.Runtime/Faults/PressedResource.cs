namespace Kubewright.Runtime;

/// <summary>What a node can be short of (<see cref="Fault.NodePressure"/>).</summary>
public enum PressedResource
{
    /// <summary>Memory: condition <c>MemoryPressure</c>.</summary>
    Memory,

    /// <summary>Disk space: condition <c>DiskPressure</c>.</summary>
    Disk,
}
