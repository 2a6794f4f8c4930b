using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Checks an object's metadata.</summary>
internal static class ObjectMetaValidation
{
    /// <summary>Checks the metadata of a new object.</summary>
    public static void CheckCreate(FieldErrors errors, IKubernetesObject obj)
    {
        var name = obj.Metadata.Name ?? "";
        if (name.Length == 0)
        {
            errors.Required("metadata.name", "give a name or a generateName");
        }
        else if (obj is not StatefulSet && WrongName(obj, name) is { } wrong)
        {
            errors.Invalid("metadata.name", name, wrong);
        }

        Check(errors, obj, null);
    }

    /// <summary>Checks the metadata of a changed object. Name, namespace and uid were compared when the object was found.</summary>
    public static void CheckUpdate(FieldErrors errors, IKubernetesObject obj, IKubernetesObject old)
    {
        if (obj.Metadata.CreationTimestamp != old.Metadata.CreationTimestamp)
        {
            errors.Invalid(
                "metadata.creationTimestamp",
                obj.Metadata.CreationTimestamp!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                "field is immutable");
        }

        Check(errors, obj, old.Metadata);
    }

    /// <param name="errors">What is wrong with it.</param>
    /// <param name="obj">The object.</param>
    /// <param name="known">What is stored and right already; null for nothing.</param>
    private static void Check(FieldErrors errors, IKubernetesObject obj, ObjectMeta? known)
    {
        if (obj.Metadata.Labels is { } labels && !ReferenceEquals(labels, known?.Labels))
        {
            CheckLabels(errors, "metadata.labels", labels);
        }

        if (obj.Metadata.Annotations is { } annotations && !ReferenceEquals(annotations, known?.Annotations))
        {
            CheckAnnotations(errors, "metadata.annotations", annotations);
        }

        if (obj.Metadata.OwnerReferences is { Count: > 1 } owners
            && owners.Where(static owner => owner.Controller == true).ToList() is { Count: > 1 } controllers)
        {
            errors.Invalid(
                "metadata.ownerReferences",
                string.Join(", ", controllers.Select(static owner => $"{owner.Kind}/{owner.Name}")),
                "at most one owner can be the controller");
        }
    }

    /// <summary>Checks keys and values of labels at <paramref name="path"/>.</summary>
    public static void CheckLabels(FieldErrors errors, string path, Map<string>? labels)
    {
        foreach (var (key, value) in labels ?? [])
        {
            if (NameRules.LabelKey(key) is { } wrongKey)
            {
                errors.Invalid(path, key, wrongKey);
            }

            if (NameRules.LabelValue(value) is { } wrongValue)
            {
                errors.Invalid(path, value, wrongValue);
            }
        }
    }

    /// <summary>Checks keys of annotations at <paramref name="path"/>.</summary>
    public static void CheckAnnotations(FieldErrors errors, string path, Map<string>? annotations)
    {
        foreach (var (key, _) in annotations ?? [])
        {
            // An annotation's prefix may be written in any case.
            if (NameRules.LabelKey(key.AsSpan().ContainsAnyInRange('A', 'Z') ? key.ToLowerInvariant() : key) is { } wrong)
            {
                errors.Invalid(path, key, wrong);
            }
        }
    }

    private static string? WrongName(IKubernetesObject obj, string name) =>
        obj is Service or Namespace ? NameRules.DnsLabel(name) : NameRules.DnsSubdomain(name);
}
