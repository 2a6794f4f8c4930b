namespace Kubewright.Benchmarks.Plain;

/// <summary>What runs in the pods.</summary>
public sealed class PlainPodSpec
{
    public List<PlainContainer>? Containers { get; set; }
}
