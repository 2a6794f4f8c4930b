namespace Kubewright;

/// <summary>A value that can be written to a manifest.</summary>
public interface IManifestValue
{
    /// <summary>Writes the value.</summary>
    /// <param name="writer">Where to write.</param>
    void Write(ManifestWriter writer);
}
