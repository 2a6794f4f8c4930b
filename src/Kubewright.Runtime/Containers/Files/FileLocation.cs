namespace Kubewright.Runtime;

/// <summary>Where a path leads.</summary>
/// <param name="Path">The path without links, dots and double slashes.</param>
/// <param name="Mount">The mount it lies in.</param>
/// <param name="Parent">The directory that has, or would have, the entry; null for the top of a mount.</param>
/// <param name="Name">The entry's name; empty for the top of a mount.</param>
/// <param name="Inode">What is there; null when nothing is, but its directory exists.</param>
internal readonly record struct FileLocation(string Path, Mount Mount, DirectoryInode? Parent, string Name, Inode? Inode);
