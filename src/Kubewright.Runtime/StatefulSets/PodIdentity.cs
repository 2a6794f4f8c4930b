using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Makes the pods and claims of a StatefulSet, and tells whether a pod still is what the set made it.</summary>
internal static class PodIdentity
{
    /// <summary>A new pod for <paramref name="ordinal"/>, made from a revision's template.</summary>
    public static Pod Create(in StatefulSetShape set, int ordinal, PodTemplateSpec template, string revision)
    {
        var name = StatefulSetNames.Pod(set.Name, ordinal);
        var index = ordinal.ToString(CultureInfo.InvariantCulture);
        var labels = template.Metadata?.Labels ?? [];
        labels = labels.ContainsKey(StatefulSetNames.PodNameLabel) || labels.ContainsKey(StatefulSetNames.PodIndexLabel) || labels.ContainsKey(StatefulSetNames.RevisionLabel)
            ? labels.With(StatefulSetNames.PodNameLabel, name).With(StatefulSetNames.PodIndexLabel, index).With(StatefulSetNames.RevisionLabel, revision)
            : [.. labels, (StatefulSetNames.PodNameLabel, name), (StatefulSetNames.PodIndexLabel, index), (StatefulSetNames.RevisionLabel, revision)];
        var spec = template.Spec ?? new PodSpec { Containers = [] };
        return new Pod(
            new ObjectMeta
            {
                Name = name,
                GenerateName = set.Name + "-",
                Namespace = set.Set.Metadata.Namespace,
                Labels = labels,
                Annotations = template.Metadata?.Annotations,
                Finalizers = template.Metadata?.Finalizers,
                OwnerReferences = [OwnerReferences.Controller(set.Set)],
            },
            spec with
            {
                Hostname = name,
                Subdomain = set.Set.Spec?.ServiceName?.Name is { Length: > 0 } service ? service : null,
                Volumes = Volumes(set, ordinal, spec.Volumes),
            });
    }

    /// <summary>A claim for one claim template.</summary>
    public static PersistentVolumeClaim CreateClaim(in StatefulSetShape set, VolumeClaim template, string name)
    {
        var labels = template.Metadata?.Labels;
        foreach (var (key, value) in set.Set.Spec?.Selector?.MatchLabels ?? [])
        {
            labels = (labels ?? []).With(key, value);
        }

        return new PersistentVolumeClaim(
            new ObjectMeta
            {
                Name = name,
                Namespace = set.Set.Metadata.Namespace,
                Labels = labels,
                Annotations = template.Metadata?.Annotations,
            },
            template.Spec);
    }

    /// <summary>The name of the claim of <paramref name="ordinal"/> for one claim template: the one that the pod mounts, if it is that.</summary>
    public static string ClaimName(in StatefulSetShape set, VolumeClaim template, int ordinal, Pod? pod)
    {
        var name = template.Metadata?.Name ?? "";
        return pod is not null && ClaimOf(pod, name) is { } mounted && StatefulSetNames.IsClaim(mounted, name, set.Name, ordinal)
            ? mounted
            : StatefulSetNames.Claim(name, set.Name, ordinal);
    }

    /// <summary>The names of the claims of <paramref name="ordinal"/>, template by template.</summary>
    public static IEnumerable<string> ClaimNames(StatefulSetShape set, int ordinal) =>
        set.ClaimTemplates.Select(template => StatefulSetNames.Claim(template.Metadata?.Name ?? "", set.Name, ordinal));

    /// <summary>Whether the pod carries the name, namespace and name label of its ordinal.</summary>
    public static bool Matches(in StatefulSetShape set, int ordinal, Pod pod)
    {
        var name = pod.Metadata.Name;
        return StatefulSetNames.IsPod(name, set.Name, ordinal)
            && pod.Metadata.Namespace == set.Set.Metadata.Namespace
            && pod.Metadata.Labels?[StatefulSetNames.PodNameLabel] == name;
    }

    /// <summary>Whether the pod mounts the claim of its ordinal for every claim template.</summary>
    public static bool MatchesStorage(in StatefulSetShape set, int ordinal, Pod pod)
    {
        foreach (var template in set.ClaimTemplates)
        {
            var name = template.Metadata?.Name ?? "";
            if (!StatefulSetNames.IsClaim(ClaimOf(pod, name), name, set.Name, ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The claim that the pod's volume of a name mounts; null when it mounts none.</summary>
    private static string? ClaimOf(Pod pod, string volumeName)
    {
        foreach (var volume in pod.Spec?.Volumes ?? [])
        {
            if (volume.Name == volumeName)
            {
                return volume.PersistentVolumeClaim?.ClaimName.Name;
            }
        }

        return null;
    }

    /// <summary>The pod with its identity and volumes put right.</summary>
    public static Pod Repair(in StatefulSetShape set, int ordinal, Pod pod)
    {
        var name = StatefulSetNames.Pod(set.Name, ordinal);
        var labels = (pod.Metadata.Labels ?? [])
            .With(StatefulSetNames.PodNameLabel, name)
            .With(StatefulSetNames.PodIndexLabel, ordinal.ToString(CultureInfo.InvariantCulture));
        var repaired = pod with { Metadata = pod.Metadata with { Labels = labels } };
        return MatchesStorage(set, ordinal, pod)
            ? repaired
            : repaired with { Spec = pod.Spec! with { Volumes = Volumes(set, ordinal, pod.Spec.Volumes) } };
    }

    /// <summary>The claim templates' volumes first, then the others; a claim template replaces a volume of its name.</summary>
    private static ValueList<Volume>? Volumes(in StatefulSetShape set, int ordinal, ValueList<Volume>? others)
    {
        if (set.ClaimTemplates.Count == 0)
        {
            return others;
        }

        var templates = set.ClaimTemplates;
        var claims = new Volume[templates.Count];
        for (var i = 0; i < claims.Length; i++)
        {
            var name = templates[i].Metadata?.Name ?? "";
            claims[i] = new Volume(name)
            {
                PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource(StatefulSetNames.Claim(name, set.Name, ordinal)),
            };
        }

        return others is { Count: > 0 } ? [.. claims, .. others.Where(volume => !Array.Exists(claims, claim => claim.Name == volume.Name))] : [.. claims];
    }
}
