namespace Kubewright.Runtime;

/// <summary>
/// The files a container sees: its own layer with volumes mounted into it. Every path is absolute; failures are values
/// with the POSIX meaning. Nothing of it touches the host.
/// </summary>
internal sealed class ContainerFileSystem
{
    private const int MostLinks = 40;
    private const int LongestName = 255;
    private const int DeepestPath = 128;

    private readonly Dictionary<string, Mount> _mounts = new(StringComparer.Ordinal);
    private readonly Func<DateTimeOffset> _now;

    /// <summary>A file system with only the container's own layer.</summary>
    /// <param name="layer">The layer, which the image fills.</param>
    /// <param name="now">The time that new files get.</param>
    /// <param name="isReadOnly">Whether the layer refuses writes: <c>readOnlyRootFilesystem</c>.</param>
    public ContainerFileSystem(FileVolume layer, Func<DateTimeOffset> now, bool isReadOnly = false)
    {
        _now = now;
        _mounts.Add("", new Mount("", layer, layer.Root, isReadOnly));
    }

    /// <summary>The mounts, the container's own layer included, ordered by path.</summary>
    public IEnumerable<Mount> Mounts => _mounts.Values.OrderBy(static m => m.Path, StringComparer.Ordinal);

    /// <summary>Mounts a volume; the place is made when it does not exist. A later mount hides an earlier one at the same place.</summary>
    public void Add(Mount mount)
    {
        // The place is part of the layer below, which may be read-only for the container but not for its runtime.
        var directory = _mounts[""].Volume.Root;
        var parts = mount.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (index, part) in parts.Index())
        {
            if (!directory.Entries.TryGetValue(part, out var entry) || entry is LinkInode)
            {
                var isFile = index == parts.Length - 1 && mount.Root is not DirectoryInode;
                entry = isFile ? new FileInode([], FileModes.File, _now()) : new DirectoryInode(FileModes.Directory, _now());
                directory.Entries[part] = entry;
            }

            if (entry is not DirectoryInode next)
            {
                break;
            }

            directory = next;
        }

        _mounts[mount.Path] = mount;
    }

    /// <summary>Finds out where a path leads.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="location">Where; its inode is null when only the directory exists.</param>
    /// <param name="follow">Whether a link at the end is followed.</param>
    public FileError? Locate(string path, out FileLocation location, bool follow = true)
    {
        location = default;
        var trail = new List<FileLocation> { Top(_mounts[""]) };
        var pending = new Stack<string>();
        Push(pending, path);
        var links = 0;
        while (pending.TryPop(out var name))
        {
            if (name == ".")
            {
                continue;
            }

            if (name == "..")
            {
                trail.RemoveRange(Math.Max(1, trail.Count - 1), trail.Count > 1 ? 1 : 0);
                continue;
            }

            var here = trail[^1];
            if (here.Inode is null)
            {
                return FileError.NotFound;
            }

            if (here.Inode is not DirectoryInode directory)
            {
                return FileError.NotADirectory;
            }

            if (name.Length > LongestName || trail.Count > DeepestPath)
            {
                return FileError.NameTooLong;
            }

            var full = $"{here.Path}/{name}";
            var next = _mounts.TryGetValue(full, out var mount)
                ? Top(mount)
                : new FileLocation(full, here.Mount, directory, name, directory.Entries.GetValueOrDefault(name));
            if (next.Inode is LinkInode link && (follow || pending.Count > 0))
            {
                if (++links > MostLinks)
                {
                    return FileError.TooManyLinks;
                }

                if (link.Target.StartsWith('/'))
                {
                    trail.RemoveRange(1, trail.Count - 1);
                }

                Push(pending, link.Target);
                continue;
            }

            trail.Add(next);
        }

        location = trail[^1];
        return null;
    }

    /// <summary>What is at a path.</summary>
    public FileError? Find(string path, out Inode inode, bool follow = true)
    {
        var error = Locate(path, out var location, follow);
        inode = location.Inode!;
        return error ?? (location.Inode is null ? FileError.NotFound : null);
    }

    /// <summary>Whether something is at a path.</summary>
    public bool Exists(string path) => Find(path, out _) is null;

    /// <summary>The bytes of a file.</summary>
    public FileError? Read(string path, out byte[] content)
    {
        content = [];
        if (Find(path, out var inode) is { } error)
        {
            return error;
        }

        if (inode is DirectoryInode)
        {
            return FileError.IsADirectory;
        }

        content = inode is FileInode file ? file.Content : [];
        return null;
    }

    /// <summary>Writes a file; makes it when it does not exist.</summary>
    /// <param name="path">Which.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="append">Whether to add them at the end instead of replacing what is there.</param>
    /// <param name="mode">The permission bits of a new file.</param>
    public FileError? Write(string path, ReadOnlySpan<byte> content, bool append = false, int mode = FileModes.File)
    {
        if (Locate(path, out var location) is { } error)
        {
            return error;
        }

        switch (location.Inode)
        {
            case NullDeviceInode:
                return null;
            case DirectoryInode:
                return FileError.IsADirectory;
            case var _ when location.Mount.IsReadOnly:
                return FileError.ReadOnly;
            case FileInode file:
                var grown = append ? content.Length : content.Length - file.Size;
                if (!location.Mount.Volume.TryTake(grown, 0))
                {
                    return FileError.NoSpace;
                }

                file.Content = append ? [.. file.Content, .. content] : content.ToArray();
                file.Modified = _now();
                return null;
            default:
                return Insert(location, new FileInode(content.ToArray(), mode, _now()), content.Length);
        }
    }

    /// <summary>Makes a directory.</summary>
    public FileError? MakeDirectory(string path, int mode = FileModes.Directory) =>
        Locate(path, out var location, follow: false) is { } error ? error
        : location.Inode is not null ? FileError.Exists
        : Insert(location, new DirectoryInode(mode, _now()), 0);

    /// <summary>Makes a directory and those above it; one that exists is fine.</summary>
    public FileError? MakeDirectories(string path)
    {
        var full = "";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            full += "/" + part;
            if (MakeDirectory(full) is { } error
                && (error != FileError.Exists || Find(full, out var inode) is not null || inode is not DirectoryInode))
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>Makes a symbolic link.</summary>
    public FileError? MakeLink(string target, string path) =>
        Locate(path, out var location, follow: false) is { } error ? error
        : location.Inode is not null ? FileError.Exists
        : Insert(location, new LinkInode(target, _now()), 0);

    /// <summary>Removes a file, a link or, when <paramref name="recursive"/>, a directory with all in it.</summary>
    public FileError? Remove(string path, bool recursive = false)
    {
        if (Locate(path, out var location, follow: false) is { } error)
        {
            return error;
        }

        if (location.Inode is null)
        {
            return FileError.NotFound;
        }

        if (location.Inode is DirectoryInode { Entries.Count: > 0 } && !recursive)
        {
            return FileError.NotEmpty;
        }

        if (location.Parent is null || HasMountBelow(location.Path))
        {
            return FileError.Busy;
        }

        if (location.Mount.IsReadOnly)
        {
            return FileError.ReadOnly;
        }

        location.Parent.Entries.Remove(location.Name);
        location.Parent.Modified = _now();
        location.Mount.Volume.Free(location.Inode);
        return null;
    }

    /// <summary>Gives a file, link or directory another place, also in another volume. What a file replaces is gone.</summary>
    public FileError? Move(string from, string to)
    {
        if (Locate(from, out var source, follow: false) is { } missing)
        {
            return missing;
        }

        if (Locate(to, out var target, follow: false) is { } error)
        {
            return error;
        }

        if (source.Inode is not { } inode)
        {
            return FileError.NotFound;
        }

        if (source.Parent is null || target.Name.Length == 0 || HasMountBelow(source.Path))
        {
            return FileError.Busy;
        }

        if (source.Mount.IsReadOnly || target.Mount.IsReadOnly)
        {
            return FileError.ReadOnly;
        }

        if (target.Path == source.Path || target.Path.StartsWith(source.Path + "/", StringComparison.Ordinal))
        {
            return FileError.Invalid;
        }

        if (target.Inode is DirectoryInode { Entries.Count: > 0 })
        {
            return FileError.NotEmpty;
        }

        if (!ReferenceEquals(source.Mount.Volume, target.Mount.Volume))
        {
            var (bytes, files) = Room(inode);
            if (!target.Mount.Volume.TryTake(bytes, files))
            {
                return FileError.NoSpace;
            }

            source.Mount.Volume.Free(inode);
        }

        if (target.Inode is { } replaced)
        {
            target.Mount.Volume.Free(replaced);
        }

        source.Parent.Entries.Remove(source.Name);
        source.Parent.Modified = _now();
        target.Parent!.Entries[target.Name] = inode;
        target.Parent.Modified = _now();
        return null;
    }

    /// <summary>Sets the permission bits.</summary>
    public FileError? ChangeMode(string path, Func<int, int> change) => Change(path, inode => inode.Mode = change(inode.Mode));

    /// <summary>Sets the time of the last change to now.</summary>
    public FileError? Touch(string path) => Change(path, inode => inode.Modified = _now());

    private FileError? Change(string path, Action<Inode> change)
    {
        if (Locate(path, out var location) is { } error)
        {
            return error;
        }

        if (location.Inode is null)
        {
            return FileError.NotFound;
        }

        if (location.Mount.IsReadOnly)
        {
            return FileError.ReadOnly;
        }

        change(location.Inode);
        return null;
    }

    private FileError? Insert(FileLocation location, Inode inode, long bytes)
    {
        if (location.Mount.IsReadOnly)
        {
            return FileError.ReadOnly;
        }

        if (!location.Mount.Volume.TryTake(bytes, 1))
        {
            return FileError.NoSpace;
        }

        location.Parent!.Entries[location.Name] = inode;
        location.Parent.Modified = _now();
        return null;
    }

    private bool HasMountBelow(string path) =>
        _mounts.Keys.Any(mount => mount.StartsWith(path + "/", StringComparison.Ordinal));

    private static FileLocation Top(Mount mount) => new(mount.Path, mount, null, "", mount.Root);

    private static void Push(Stack<string> pending, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            pending.Push(parts[i]);
        }
    }

    private static (long Bytes, int Files) Room(Inode inode) => inode switch
    {
        DirectoryInode directory => directory.Entries.Values.Select(Room)
            .Aggregate((Bytes: 0L, Files: 1), static (sum, next) => (sum.Bytes + next.Bytes, sum.Files + next.Files)),
        FileInode file => (file.Size, 1),
        _ => (0, 1),
    };
}
