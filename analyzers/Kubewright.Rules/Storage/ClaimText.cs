using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>How messages speak of claims, and where findings about claim templates stand.</summary>
internal static class ClaimText
{
    /// <summary>The class that provisions nothing: its volumes are made beforehand.</summary>
    public const string NoProvisioner = "kubernetes.io/no-provisioner";

    /// <summary>The template in a sentence: <c>claim template 'data'</c>.</summary>
    public static string Of(VolumeClaimView template) =>
        template.Metadata.Name.TryGet(out var name) ? $"claim template '{name}'" : "a claim template";

    /// <summary>Where a finding about a member of a claim template stands: at the member, or at the template's name when the member is not written.</summary>
    public static NodeAt Place(VolumeClaimView template, NodeAt member) =>
        member.IsAbsent && template.Metadata.Name.IsKnown ? template.Metadata.Name.At : member;

    /// <summary>The template's storage request.</summary>
    public static Value<string> Request(VolumeClaimView template) => template.Spec.Resources.Requests["storage"];
}
