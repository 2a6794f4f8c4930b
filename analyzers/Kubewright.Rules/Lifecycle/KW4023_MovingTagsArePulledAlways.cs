using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>An image whose tag moves is pulled at every start.</summary>
public sealed class MovingTagsArePulledAlways() : StatefulSetRule(new(
    "KW4023", "mutable-tag-pull-policy", "An image whose tag moves is pulled at every start",
    RuleCategory.Lifecycle, Severity.Info, RulePreset.All, RuleScope.Object))
{
    private const string Always = "Always";

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            var (image, policy) = (container.View.Image, container.View.ImagePullPolicy);
            if (!image.TryGet(out var text) || !ImageReference.TryParse(text, out var reference) || reference.Digest is not null || policy.IsUnknown)
            {
                continue;
            }

            var tag = reference.Tag ?? ImageTags.Latest;
            // Unless written, the policy is Always for the tag latest alone.
            var written = policy.TryGet(out var value) && value.Length > 0 ? value : tag == ImageTags.Latest ? Always : "IfNotPresent";
            if (written != Always && (tag == ImageTags.Latest || ImageTags.IsBranch(tag)))
            {
                context.Report(
                    policy.IsKnown ? policy.At : image.At,
                    $"{context.Object} pulls '{text}', the image of {container}, with policy {written}, though the tag '{tag}' moves: a replica that is restarted on another node may run another image than its peers. "
                    + "Set imagePullPolicy to Always, or pin the image.",
                    new FixHint("Pull the image at every start", new SetValueEdit(context.Object.Key, policy.Path, Build.Text(Always))));
            }
        }
    }
}
