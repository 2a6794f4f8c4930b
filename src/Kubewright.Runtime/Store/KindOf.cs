namespace Kubewright.Runtime;

/// <summary>How keys name a kind of the library.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal static class KindOf<T>
    where T : class, IKubernetesObject
{
    public static string Name { get; } = typeof(T).Name;
}
