namespace Kubewright.Benchmarks.Plain;

/// <summary>The wanted state.</summary>
public sealed class PlainStatefulSetSpec
{
    public string? ServiceName { get; set; }

    public int? Replicas { get; set; }

    public PlainSelector? Selector { get; set; }

    public PlainPodTemplate? Template { get; set; }

    public List<PlainClaim>? VolumeClaimTemplates { get; set; }
}
