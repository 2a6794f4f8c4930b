namespace Kubewright.Runtime;

/// <summary>Makes the storage classes that a simulated cluster brings.</summary>
public static class SimulatedStorage
{
    /// <summary>A class whose claims each get a volume of their own, which is deleted with the claim.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="isDefault">Whether claims that name no class belong to it.</param>
    public static StorageClass Class(string name, bool isDefault = false) => new(new ObjectMeta
    {
        Name = name,
        Annotations = isDefault ? [(VolumeNames.IsDefaultClass, "true")] : null,
    })
    {
        Provisioner = Provisioners.Simulated,
        ReclaimPolicy = ReclaimPolicy.Delete,
        VolumeBindingMode = VolumeBindingMode.Immediate,
    };
}
