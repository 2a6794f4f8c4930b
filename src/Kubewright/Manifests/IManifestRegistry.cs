namespace Kubewright;

/// <summary>The manifests of an assembly. The generator writes the implementation.</summary>
public interface IManifestRegistry
{
    /// <summary>The classes marked with <see cref="ManifestsAttribute"/>.</summary>
    IReadOnlyList<ManifestClass> Classes { get; }
}
