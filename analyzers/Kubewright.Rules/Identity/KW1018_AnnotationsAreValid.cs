using System.Collections.Generic;
using System.Linq;
using System.Text;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Identity;

/// <summary>The annotations are ones that Kubernetes takes.</summary>
public sealed class AnnotationsAreValid() : Rule(new(
    "KW1018", "annotation-invalid", "The annotations are ones that Kubernetes takes",
    RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <summary>The most bytes that keys and values of one object's annotations may have together.</summary>
    private const int MaxBytes = 256 * 1024;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        foreach (var annotations in Maps(context.Object))
        {
            foreach (var annotation in annotations)
            {
                if (KubernetesNames.AnnotationKeyProblem(annotation.Key) is { } problem)
                {
                    context.Report(
                        annotation.Value.At,
                        $"{context.Object} has the annotation key '{annotation.Key}', and that is none: {problem}. The API server rejects the object. "
                        + "Write a name of letters, digits and '-_.', or a DNS name, '/' and such a name.");
                }
            }

            var bytes = annotations.Sum(static annotation => (long)Bytes(annotation.Key) + (annotation.Value.TryGet(out var text) ? Bytes(text) : 0));
            if (bytes > MaxBytes)
            {
                context.Report(
                    annotations.At,
                    $"{context.Object} has annotations of {bytes} bytes, and an object may have {MaxBytes}. The API server rejects it. Keep large texts in a ConfigMap.");
            }
        }
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private static IEnumerable<MapView<Value<string>>> Maps(ManifestObject item)
    {
        yield return new(item.At["metadata"]["annotations"], Scalar.Label);
        if (Workload.Of(item) is { } workload && workload.Template.At.Path.Length > 0)
        {
            yield return workload.Template.Metadata.Annotations;
        }

        if (item.Is(StatefulSetView.ObjectKind) == true)
        {
            foreach (var claim in new StatefulSetView(item.At).Spec.VolumeClaimTemplates)
            {
                yield return claim.Metadata.Annotations;
            }
        }
    }
}
