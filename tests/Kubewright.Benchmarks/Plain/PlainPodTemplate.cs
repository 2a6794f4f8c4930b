namespace Kubewright.Benchmarks.Plain;

/// <summary>What the pods look like.</summary>
public sealed class PlainPodTemplate
{
    public PlainMetadata? Metadata { get; set; }

    public PlainPodSpec? Spec { get; set; }
}
