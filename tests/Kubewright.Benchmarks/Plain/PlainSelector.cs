namespace Kubewright.Benchmarks.Plain;

/// <summary>Which pods belong to the set.</summary>
public sealed class PlainSelector
{
    public Dictionary<string, string>? MatchLabels { get; set; }
}
