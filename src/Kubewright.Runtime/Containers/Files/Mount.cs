namespace Kubewright.Runtime;

/// <summary>A volume, or a part of one, at a place of a container's file system.</summary>
/// <param name="Path">Where: an absolute path without a trailing slash; empty for the container's own layer.</param>
/// <param name="Volume">Whose room writes take.</param>
/// <param name="Root">What is seen there: the volume's top directory, or what <c>subPath</c> names.</param>
/// <param name="IsReadOnly">Whether writes are refused.</param>
internal sealed record Mount(string Path, FileVolume Volume, Inode Root, bool IsReadOnly);
