using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>The storage classes among the manifests.</summary>
internal static class StorageClasses
{
    /// <summary>The class of a claim template; null when it names none, or nobody can say which it is.</summary>
    public static (ManifestObject Object, StorageClassView View)? Of(VolumeClaimView template, ManifestSet manifests) =>
        template.Spec.StorageClassName.TryGet(out var name) && name.Name.Length > 0
        && manifests.Find(StorageClassView.ObjectKind, name.Name, null).Found is { } found
            ? (found, new StorageClassView(found.At))
            : null;

    /// <summary>Whether volumes of the class have to be made beforehand; null when nobody can say. The empty name is no class at all.</summary>
    public static bool? IsStatic(string name, ManifestSet manifests) =>
        name.Length == 0 ? true
        : manifests.Find(StorageClassView.ObjectKind, name, null).Found is { } found && new StorageClassView(found.At).Provisioner.TryGet(out var provisioner) ? provisioner == ClaimText.NoProvisioner
        : null;
}
