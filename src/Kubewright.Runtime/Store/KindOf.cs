namespace Kubewright.Runtime;

/// <summary>How keys name a kind of the library.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal static class KindOf<T>
    where T : class, IKubernetesObject
{
    /// <summary>The same string that objects of the kind have: it is compared by reference before it is compared by its characters.</summary>
    public static string Name { get; } = string.Intern(typeof(T).Name);

    private static bool IsClusterScoped { get; } = KindInfo.Find(Name) is { IsNamespaced: false };

    /// <summary>The key of an object by name; a namespaced kind without a namespace belongs to <c>default</c>.</summary>
    public static ObjectKey Key(string? @namespace, string name) =>
        new(Name, IsClusterScoped ? "" : string.IsNullOrEmpty(@namespace) ? KindInfo.DefaultNamespace : @namespace, name);
}
