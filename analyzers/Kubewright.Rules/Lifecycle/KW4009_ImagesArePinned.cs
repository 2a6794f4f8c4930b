using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Each image has a tag of its own or a digest.</summary>
public sealed class ImagesArePinned() : StatefulSetRule(new(
    "KW4009", "image-latest-tag", "Each image has a tag of its own or a digest",
    RuleCategory.Lifecycle, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            if (container.View.Image.TryGet(out var image) && ImageReference.TryParse(image, out var reference)
                && reference is { Digest: null, Tag: null or ImageTags.Latest })
            {
                context.Report(
                    container.View.Image.At,
                    $"{context.Object} does not pin '{image}', the image of {container}: it {(reference.Tag is null ? "has no tag, which means 'latest'" : "has the tag 'latest'")}, "
                    + "so two replicas may run different versions, and a rollback brings no older one back. Name the version as the tag, or a digest.");
            }
        }
    }
}
