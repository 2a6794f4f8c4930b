namespace Kubewright.Benchmarks.Plain;

/// <summary>One mounted volume.</summary>
public sealed class PlainMount
{
    public string? Name { get; set; }

    public string? MountPath { get; set; }
}
