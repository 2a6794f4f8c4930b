namespace Kubewright.Runtime;

/// <summary>Reads and makes <c>metadata.ownerReferences</c>.</summary>
internal static class OwnerReferences
{
    /// <summary>The reference that makes <paramref name="owner"/> the controller of an object.</summary>
    public static OwnerReference Controller(IKubernetesObject owner) => new()
    {
        ApiVersion = owner.ApiVersion,
        Kind = owner.Kind,
        Name = owner.Metadata.Name ?? "",
        Uid = owner.Metadata.Uid ?? "",
        Controller = true,
        BlockOwnerDeletion = true,
    };

    /// <summary>The controller of <paramref name="obj"/>; null for an orphan.</summary>
    public static OwnerReference? ControllerOf(IKubernetesObject? obj)
    {
        foreach (var owner in obj?.Metadata.OwnerReferences ?? [])
        {
            if (owner.Controller == true)
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>Whether <paramref name="owner"/> is the controller of <paramref name="obj"/>, by uid.</summary>
    public static bool IsControlledBy(IKubernetesObject obj, IKubernetesObject owner) =>
        ControllerOf(obj) is { } controller && controller.Uid == owner.Metadata.Uid;

    /// <summary>The metadata of <paramref name="obj"/> with <paramref name="owner"/> as its controller, besides its other owners.</summary>
    public static ObjectMeta Adopted(IKubernetesObject obj, IKubernetesObject owner) =>
        With(obj.Metadata, OthersThan(obj, owner).Append(Controller(owner)));

    /// <summary>The metadata of <paramref name="obj"/> without any reference to <paramref name="owner"/>.</summary>
    public static ObjectMeta Released(IKubernetesObject obj, IKubernetesObject owner) => With(obj.Metadata, OthersThan(obj, owner));

    /// <summary><paramref name="metadata"/> with these owners; none is written as an absent list.</summary>
    public static ObjectMeta With(ObjectMeta metadata, IEnumerable<OwnerReference> owners)
    {
        OwnerReference[] list = [.. owners];
        return metadata with { OwnerReferences = list.Length == 0 ? null : [.. list] };
    }

    private static IEnumerable<OwnerReference> OthersThan(IKubernetesObject obj, IKubernetesObject owner) =>
        (obj.Metadata.OwnerReferences ?? []).Where(reference => reference.Uid != owner.Metadata.Uid);
}
