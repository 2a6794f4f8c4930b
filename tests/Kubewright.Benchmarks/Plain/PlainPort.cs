namespace Kubewright.Benchmarks.Plain;

/// <summary>One port.</summary>
public sealed class PlainPort
{
    public string? Name { get; set; }

    public int? ContainerPort { get; set; }
}
