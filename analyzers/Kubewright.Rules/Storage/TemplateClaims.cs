using System.Globalization;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>The claims that one claim template makes: one for each ordinal of its set.</summary>
/// <param name="Set">The set.</param>
/// <param name="SetName">The set's name.</param>
/// <param name="Template">The claim template.</param>
/// <param name="Name">The template's name.</param>
/// <param name="Ordinals">The ordinals; null when nobody can say.</param>
internal sealed record TemplateClaims(ManifestObject Set, string SetName, VolumeClaimView Template, string Name, Ordinals? Ordinals)
{
    /// <summary>What the names of all its claims begin with: <c>data-web</c>.</summary>
    public string Prefix { get; } = $"{Name}-{SetName}";

    /// <summary>The name of the storage class; null when none is written, or nobody can say.</summary>
    public string? Class { get; } = Template.Spec.StorageClassName.TryGet(out var reference) ? reference.Name : null;

    /// <summary>The name of the claim of an ordinal: <c>data-web-0</c>.</summary>
    public string ClaimName(long ordinal) => Prefix + "-" + ordinal.ToString(CultureInfo.InvariantCulture);

    /// <summary>Takes the name of a claim apart: <c>data-web-0</c> into <c>data-web</c> and 0; null when it cannot be that of a template.</summary>
    public static (string Prefix, long Ordinal)? Split(string claim)
    {
        var dash = claim.LastIndexOf('-');
        return dash > 0
            && long.TryParse(claim.Substring(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            && ordinal.ToString(CultureInfo.InvariantCulture).Length == claim.Length - dash - 1
            ? (claim.Substring(0, dash), ordinal)
            : null;
    }
}
