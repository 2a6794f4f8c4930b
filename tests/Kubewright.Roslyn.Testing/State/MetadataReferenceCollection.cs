using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing;

/// <summary>What test code refers to in addition to the framework.</summary>
public sealed class MetadataReferenceCollection : List<MetadataReference>
{
    /// <summary>Adds a loaded assembly.</summary>
    /// <param name="assembly">The assembly; it must come from a file.</param>
    public void Add(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Add(assembly.Location);
    }

    /// <summary>Adds an assembly file.</summary>
    /// <param name="path">The file.</param>
    public void Add(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Add(MetadataReference.CreateFromFile(path));
    }
}
