namespace Kubewright.Runtime;

/// <summary>A tree of files with a bounded size: a container's own layer, an <c>emptyDir</c>, the storage of a claim.</summary>
/// <param name="root">The tree.</param>
/// <param name="mostBytes">How much its files may hold together.</param>
internal sealed class FileVolume(DirectoryInode root, long mostBytes = FileVolume.MostBytes)
{
    /// <summary>What a volume holds at most, however large it says it is: the files live in this process.</summary>
    public const long MostBytes = 16 << 20;

    private const int MostFiles = 10_000;

    private long _bytes;
    private int _files;

    /// <summary>The top directory.</summary>
    public DirectoryInode Root { get; } = root;

    /// <summary>How many bytes it can hold.</summary>
    public long Capacity { get; } = Math.Min(mostBytes, MostBytes);

    /// <summary>How many bytes its files have.</summary>
    public long UsedBytes => _bytes;

    /// <summary>Takes room for files; refused when there is not enough.</summary>
    /// <param name="bytes">Further bytes; negative gives room back.</param>
    /// <param name="files">Further files, directories and links; negative gives room back.</param>
    public bool TryTake(long bytes, int files)
    {
        if ((bytes > 0 && _bytes + bytes > Capacity) || (files > 0 && _files + files > MostFiles))
        {
            return false;
        }

        _bytes += bytes;
        _files += files;
        return true;
    }

    /// <summary>Gives back the room of a tree that is gone.</summary>
    public void Free(Inode inode)
    {
        TryTake(inode is FileInode ? -inode.Size : 0, -1);
        if (inode is DirectoryInode directory)
        {
            foreach (var entry in directory.Entries.Values)
            {
                Free(entry);
            }
        }
    }
}
