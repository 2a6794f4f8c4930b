namespace Kubewright.Benchmarks.Plain;

/// <summary>One claim template.</summary>
public sealed class PlainClaim
{
    public PlainMetadata? Metadata { get; set; }

    public PlainClaimSpec? Spec { get; set; }
}
