using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Scheduling;

/// <summary>The terms of a pod's anti-affinity.</summary>
internal static class AntiAffinity
{
    /// <summary>The label of a node's name.</summary>
    public const string Hostname = "kubernetes.io/hostname";

    /// <summary>Every term that is known to be there: the required ones, then the preferred ones.</summary>
    public static IEnumerable<PodAffinityTermView> Terms(PodAntiAffinityView affinity) => affinity.RequiredDuringSchedulingIgnoredDuringExecution
        .Concat(affinity.PreferredDuringSchedulingIgnoredDuringExecution.Select(static weighted => weighted.PodAffinityTerm));

    /// <summary>Whether a term covers the pods of its own set: by its selector and its namespaces. Null when nobody can say.</summary>
    public static bool? CoversSelf(PodAffinityTermView term, ManifestObject set, PodTemplateSpecView template)
    {
        // A term without a selector matches no pod.
        var selects = term.LabelSelector.At.IsAbsent ? false : LabelMatching.Matches(term.LabelSelector, template.Metadata.Labels);
        return selects & IsInNamespaces(term, set);
    }

    private static bool? IsInNamespaces(PodAffinityTermView term, ManifestObject set)
    {
        if (!term.NamespaceSelector.At.IsAbsent)
        {
            return null;
        }

        if (term.Namespaces is { IsComplete: true, Count: 0 })
        {
            return true;
        }

        return !term.Namespaces.IsComplete || !set.Namespace.TryGet(out var ns)
            ? null
            : term.Namespaces.Aggregate((bool?)false, (any, name) => any | name.Is(ns));
    }
}
