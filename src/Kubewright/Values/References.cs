namespace Kubewright;

/// <summary>For <c>using static Kubewright.References</c>: references without a class name before them.</summary>
public static class References
{
    /// <summary>Refers to an object that another project owns, so that nobody looks for it among these manifests.</summary>
    /// <typeparam name="T">What is referred to.</typeparam>
    /// <param name="name">Its name.</param>
    public static Ref<T> External<T>(string name)
        where T : class, INamed => Ref.External<T>(name);
}
