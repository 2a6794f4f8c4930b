using System;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>Whether a set's pods need a majority of them to work.</summary>
public static class Quorum
{
    /// <summary>The annotation by which a user says so, on the set or its pod template: <c>kubewright/quorum: "true"</c>.</summary>
    public const string Annotation = "kubewright/quorum";

    /// <summary>Whether the set says so, or the image of one of its containers is known to; null when nobody can say.</summary>
    public static bool? Of(ManifestObject set, StatefulSetSpecView spec, RuleOptions options)
    {
        foreach (var annotations in new[] { set.At["metadata"]["annotations"], spec.Template.Metadata.Annotations.At })
        {
            if (Scalar.Text(annotations[Annotation]).TryGet(out var text) && bool.TryParse(text, out var isQuorum))
            {
                return isQuorum;
            }
        }

        var images = spec.Template.Spec.Containers.Select(static container => container.Image).ToList();
        if (images.Any(image => image.TryGet(out var reference) && options.Images.Find(reference) is { NeedsQuorum: true }))
        {
            return true;
        }

        return spec.Template.Spec.Containers.IsComplete && images.TrueForAll(static image => !image.IsUnknown) ? false : null;
    }

    /// <summary>The smallest majority of <paramref name="replicas"/>.</summary>
    public static long Majority(long replicas) => (replicas / 2) + 1;
}
