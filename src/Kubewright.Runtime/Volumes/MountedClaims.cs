namespace Kubewright.Runtime;

/// <summary>Which claims a pod mounts.</summary>
internal static class MountedClaims
{
    /// <summary>The names of the claims that a pod's volumes name, each once, in the order of the volumes.</summary>
    public static string[] Of(Pod pod)
    {
        string[] names = [];
        foreach (var volume in pod.Spec?.Volumes ?? [])
        {
            if (volume.PersistentVolumeClaim?.ClaimName.Name is { } name && !names.Contains(name))
            {
                names = [.. names, name];
            }
        }

        return names;
    }
}
