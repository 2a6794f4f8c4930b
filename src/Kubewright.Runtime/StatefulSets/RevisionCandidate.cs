namespace Kubewright.Runtime;

/// <summary>A pod template made ready to be recorded or compared.</summary>
/// <param name="Template">The template, with defaults.</param>
/// <param name="Data">What a revision of it records.</param>
/// <param name="Bytes">The canonical form of <paramref name="Data"/>.</param>
public sealed record RevisionCandidate(PodTemplateSpec Template, RawValue Data, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Records <paramref name="template"/>.</summary>
    /// <param name="template">The template, with defaults.</param>
    /// <param name="features">How the cluster's release writes revisions; null for <see cref="KubernetesFeatures.Default"/>.</param>
    public static RevisionCandidate Of(PodTemplateSpec template, KubernetesFeatures? features = null)
    {
        var data = RevisionData.Record(template, features);
        return new RevisionCandidate(template, data, RevisionData.Canonical(data));
    }
}
