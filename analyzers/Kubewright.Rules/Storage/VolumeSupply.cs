namespace Kubewright.Rules.Storage;

/// <summary>How far the volumes among the manifests go for the claims of one template.</summary>
/// <param name="Claims">The claims.</param>
/// <param name="Served">How many of them get a volume at best.</param>
/// <param name="FirstPending">The first ordinal whose claim gets none; null when all are served.</param>
internal sealed record VolumeSupply(TemplateClaims Claims, long Served, long? FirstPending)
{
    /// <summary>How many claims there are.</summary>
    public long Wanted => Claims.Ordinals!.Value.Count;
}
