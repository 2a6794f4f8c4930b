namespace Kubewright.Benchmarks.Plain;

/// <summary>The object.</summary>
public sealed class PlainStatefulSet
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public PlainMetadata? Metadata { get; set; }

    public PlainStatefulSetSpec? Spec { get; set; }
}
