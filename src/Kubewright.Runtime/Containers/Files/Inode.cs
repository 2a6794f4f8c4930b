namespace Kubewright.Runtime;

/// <summary>What a directory entry stands for.</summary>
/// <param name="mode">Permission bits, for example octal 644.</param>
/// <param name="modified">When the content last changed.</param>
internal abstract class Inode(int mode, DateTimeOffset modified)
{
    /// <summary>Permission bits. The simulated programs run as root and pass them all; a web server's workers do not.</summary>
    public int Mode { get; set; } = mode;

    /// <summary>When the content last changed.</summary>
    public DateTimeOffset Modified { get; set; } = modified;

    /// <summary>The size in bytes, as <c>ls -l</c> shows it.</summary>
    public abstract long Size { get; }
}

/// <summary>A regular file.</summary>
/// <param name="content">Its bytes; replaced as a whole, never changed in place.</param>
/// <param name="mode">Permission bits.</param>
/// <param name="modified">When the content last changed.</param>
internal sealed class FileInode(byte[] content, int mode, DateTimeOffset modified) : Inode(mode, modified)
{
    /// <summary>The bytes.</summary>
    public byte[] Content { get; set; } = content;

    /// <inheritdoc/>
    public override long Size => Content.Length;
}

/// <summary>A directory.</summary>
/// <param name="mode">Permission bits.</param>
/// <param name="modified">When an entry was last added or removed.</param>
internal sealed class DirectoryInode(int mode, DateTimeOffset modified) : Inode(mode, modified)
{
    /// <summary>The entries, ordered byte by byte.</summary>
    public SortedDictionary<string, Inode> Entries { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override long Size => 4096;
}

/// <summary>A symbolic link.</summary>
/// <param name="target">The path it stands for.</param>
/// <param name="modified">When it was made.</param>
internal sealed class LinkInode(string target, DateTimeOffset modified) : Inode(FileModes.All, modified)
{
    /// <summary>The path it stands for.</summary>
    public string Target { get; } = target;

    /// <inheritdoc/>
    public override long Size => Target.Length;
}

/// <summary>The null device: always empty, takes everything.</summary>
/// <param name="modified">When it was made.</param>
internal sealed class NullDeviceInode(DateTimeOffset modified) : Inode(FileModes.Shared, modified)
{
    /// <inheritdoc/>
    public override long Size => 0;
}
