namespace Kubewright.Benchmarks.Plain;

/// <summary>Name and labels.</summary>
public sealed class PlainMetadata
{
    public string? Name { get; set; }

    public Dictionary<string, string>? Labels { get; set; }
}
