namespace Kubewright.Benchmarks.Plain;

/// <summary>What storage is wanted.</summary>
public sealed class PlainClaimSpec
{
    public List<string>? AccessModes { get; set; }

    public PlainResources? Resources { get; set; }
}
