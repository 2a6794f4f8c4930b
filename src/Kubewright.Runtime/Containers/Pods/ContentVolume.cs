using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>
/// A read-only volume whose files come from objects. When the objects change, its files do, all at once: they are links
/// into a directory that is exchanged as a whole.
/// </summary>
internal sealed class ContentVolume
{
    private const string Data = "..data";

    private IReadOnlyList<ContentFile> _files = [];
    private int _generation;

    /// <summary>The files as a volume.</summary>
    public FileVolume Volume { get; } = new(new DirectoryInode(FileModes.All, DateTimeOffset.UnixEpoch));

    /// <summary>Makes the files those of <paramref name="files"/>.</summary>
    public void Refresh(IReadOnlyList<ContentFile> files, DateTimeOffset now)
    {
        if (_generation > 0 && _files.Count == files.Count && _files.Zip(files).All(static pair => pair.First.IsSameAs(pair.Second)))
        {
            return;
        }

        _files = files;
        _generation++;
        var root = Volume.Root;
        root.Entries.Clear();
        root.Modified = now;
        var name = now.ToString("..yyyy_MM_dd_HH_mm_ss.", CultureInfo.InvariantCulture) + _generation.ToString("000000000", CultureInfo.InvariantCulture);
        var directory = new DirectoryInode(FileModes.Directory, now);
        root.Entries[name] = directory;
        root.Entries[Data] = new LinkInode(name, now);
        foreach (var file in files)
        {
            var parts = file.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || parts.Contains(".."))
            {
                continue;
            }

            var parent = directory;
            foreach (var part in parts[..^1])
            {
                if (parent.Entries.GetValueOrDefault(part) is not DirectoryInode next)
                {
                    parent.Entries[part] = next = new DirectoryInode(FileModes.Directory, now);
                }

                parent = next;
            }

            parent.Entries[parts[^1]] = new FileInode(file.Content, file.Mode, now);
            root.Entries[parts[0]] = new LinkInode($"{Data}/{parts[0]}", now);
        }
    }
}
