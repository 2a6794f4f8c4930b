namespace Kubewright.Benchmarks.Plain;

/// <summary>One container.</summary>
public sealed class PlainContainer
{
    public string? Name { get; set; }

    public string? Image { get; set; }

    public List<PlainPort>? Ports { get; set; }

    public List<PlainMount>? VolumeMounts { get; set; }
}
