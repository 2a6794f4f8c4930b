using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Each container has an image.</summary>
public sealed class ContainersHaveAnImage() : StatefulSetRule(new(
    "KW4011", "image-missing", "Each container has an image",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            var image = container.View.Image;
            if (image.IsAbsent || image.Is("") == true)
            {
                context.Report(
                    image.IsAbsent ? container.View.At : image.At,
                    $"{context.Object} names no image for {container}: Kubernetes refuses such pods, so none is created. Set image.");
            }
        }
    }
}
