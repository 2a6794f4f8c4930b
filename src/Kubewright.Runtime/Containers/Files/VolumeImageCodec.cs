namespace Kubewright.Runtime;

/// <summary>Turns the files of a volume into bytes and back: every entry after its directory, with its path from the top.</summary>
internal static class VolumeImageCodec
{
    private enum EntryKind : byte
    {
        Directory,
        File,
        Link,
    }

    /// <summary>The files as bytes.</summary>
    public static byte[] Encode(FileVolume volume)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        Write(writer, "", volume.Root);
        return buffer.ToArray();
    }

    /// <summary>Fills an empty volume.</summary>
    /// <exception cref="InvalidDataException">The bytes are no files, or more than the volume holds.</exception>
    public static void Decode(ReadOnlyMemory<byte> bytes, FileVolume volume)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        var directories = new Dictionary<string, DirectoryInode>(StringComparer.Ordinal);
        try
        {
            while (reader.BaseStream.Position < reader.BaseStream.Length)
            {
                Place(reader, directories, volume);
            }
        }
        catch (Exception error) when (error is EndOfStreamException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException("The files of a volume cannot be read.", error);
        }
    }

    private static void Write(BinaryWriter writer, string path, Inode inode)
    {
        if (inode is NullDeviceInode)
        {
            return;
        }

        writer.Write((byte)(inode switch { DirectoryInode => EntryKind.Directory, LinkInode => EntryKind.Link, _ => EntryKind.File }));
        writer.Write(path);
        writer.Write(inode.Mode);
        writer.Write(inode.Modified.UtcTicks);
        switch (inode)
        {
            case FileInode file:
                writer.Write(file.Content.Length);
                writer.Write(file.Content);
                break;
            case LinkInode link:
                writer.Write(link.Target);
                break;
            case DirectoryInode directory:
                foreach (var (name, entry) in directory.Entries)
                {
                    Write(writer, $"{path}/{name}", entry);
                }

                break;
        }
    }

    private static void Place(BinaryReader reader, Dictionary<string, DirectoryInode> directories, FileVolume volume)
    {
        var kind = (EntryKind)reader.ReadByte();
        var path = reader.ReadString();
        var mode = reader.ReadInt32();
        var modified = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        Inode inode = kind switch
        {
            EntryKind.File => new FileInode(reader.ReadBytes(reader.ReadInt32()), mode, modified),
            EntryKind.Link => new LinkInode(reader.ReadString(), modified),
            _ when path.Length == 0 => volume.Root,
            _ => new DirectoryInode(mode, modified),
        };
        if (inode is DirectoryInode directory)
        {
            directories.Add(path, directory);
        }

        if (path.Length == 0)
        {
            (inode.Mode, inode.Modified) = (mode, modified);
            return;
        }

        var end = path.LastIndexOf('/');
        if (!volume.TryTake(inode is FileInode file ? file.Size : 0, 1))
        {
            throw new InvalidDataException("A volume has more files than it holds.");
        }

        directories[path[..end]].Entries.Add(path[(end + 1)..], inode);
    }
}
