using System.Reflection;
using System.Runtime.Loader;

namespace Kubewright.Emit;

/// <summary>
/// Loads a user's assembly with the dependencies that it was built with. The project's own assemblies come from this
/// process, so that an object made over there is an object over here.
/// </summary>
internal sealed class ManifestLoadContext(string assemblyPath, IEnumerable<string> dependencies) : AssemblyLoadContext("manifests")
{
    private static readonly HashSet<string> Shared = new(FindShared(), StringComparer.OrdinalIgnoreCase);

    private readonly AssemblyDependencyResolver _resolver = new(assemblyPath);

    private readonly ILookup<string, string> _dependencies = dependencies.ToLookup(static path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Loads an assembly from a copy in memory: a build may replace the file while this process runs.
    /// </summary>
    public Assembly LoadCopy(string path)
    {
        var symbols = Path.ChangeExtension(path, ".pdb");
        return LoadFromStream(
            new MemoryStream(File.ReadAllBytes(path)),
            File.Exists(symbols) ? new MemoryStream(File.ReadAllBytes(symbols)) : null);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && !Shared.Contains(name)
        && (_resolver.ResolveAssemblyToPath(assemblyName) ?? _dependencies[name].FirstOrDefault(File.Exists)) is { } path
            ? LoadCopy(path)
            : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    /// <summary>The assembly of the objects, and whatever of ours it is made of.</summary>
    private static IEnumerable<string> FindShared()
    {
        var root = typeof(IKubernetesObject).Assembly.GetName();
        yield return root.Name!;
        foreach (var reference in typeof(IKubernetesObject).Assembly.GetReferencedAssemblies())
        {
            if (reference.Name!.StartsWith(root.Name + ".", StringComparison.Ordinal))
            {
                yield return reference.Name;
            }
        }
    }
}
