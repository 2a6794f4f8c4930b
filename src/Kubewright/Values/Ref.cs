namespace Kubewright;

/// <summary>Makes references.</summary>
public static class Ref
{
    /// <summary>Refers to an object that another project owns, so that nobody looks for it among these manifests.</summary>
    /// <typeparam name="T">What is referred to.</typeparam>
    /// <param name="name">Its name.</param>
    public static Ref<T> External<T>(string name)
        where T : class, INamed => new(name, isExternal: true);
}
