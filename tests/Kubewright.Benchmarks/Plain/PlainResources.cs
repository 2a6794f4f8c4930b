namespace Kubewright.Benchmarks.Plain;

/// <summary>How much is wanted.</summary>
public sealed class PlainResources
{
    public Dictionary<string, string>? Requests { get; set; }
}
