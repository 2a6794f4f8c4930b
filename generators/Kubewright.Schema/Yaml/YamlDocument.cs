namespace Kubewright.Schema;

/// <summary>One document of a YAML stream.</summary>
/// <param name="Root">Its content.</param>
/// <param name="Index">Its position in the stream, from 0.</param>
public sealed record YamlDocument(Node Root, int Index);
