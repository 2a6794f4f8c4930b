using System.Formats.Tar;

namespace Kubewright.Runtime;

/// <summary><c>tar c</c>, <c>tar x</c> and <c>tar t</c>, as <c>kubectl cp</c> calls them.</summary>
internal static class TarUtility
{
    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        // The first argument is options with or without a dash.
        var arguments = call.Arguments is [var first, .. var rest] && !first.StartsWith('-') ? rest.Insert(0, "-" + first) : call.Arguments;
        var options = UtilityOptions.Parse(arguments, "cxtf:C:mvpoPhO", "no-same-owner", "no-same-permissions", "directory=", "file=");
        var directory = call.Path(options.Value("C") ?? options.Value("directory") ?? ".");
        var archive = options.Value("f") ?? options.Value("file") ?? "-";
        try
        {
            return options.Unknown is { } unknown ? call.Fail($"unrecognized option '{unknown}'", 2)
                : options["c"] ? Create(call, archive, directory, options)
                : options["x"] || options["t"] ? Read(call, archive, directory, options)
                : call.Fail("must specify one of -c, -x, -t", 2);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or EndOfStreamException or ArgumentException or NotSupportedException)
        {
            return call.Fail($"invalid archive: {exception.Message}", 2);
        }
    }

    private static int Create(UtilityCall call, string archive, string directory, UtilityOptions options)
    {
        using var buffer = new MemoryStream();
        var code = 0;
        using (var tar = new TarWriter(buffer, TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach (var operand in options.Operands)
            {
                if (operand.StartsWith('/'))
                {
                    call.Streams.Error.WriteLine("tar: removing leading '/' from member names");
                }

                code |= Add(call, tar, Full(directory, operand), operand.TrimStart('/'), options["h"]);
                if (buffer.Length > LiveInput.MostBytes)
                {
                    return call.Fail("the archive is too large for the simulation");
                }
            }
        }

        var bytes = buffer.ToArray();
        if (archive == "-")
        {
            call.Out.Write(ByteText.Of(bytes));
            return code;
        }

        return call.Files.Write(call.Path(archive), bytes) is { } error ? call.Fail(archive, error) : code;
    }

    private static int Add(UtilityCall call, TarWriter tar, string path, string name, bool follow)
    {
        if (call.Files.Find(path, out var inode, follow) is { } error)
        {
            return call.Fail($"can't open '{path}': {error.ToText()}");
        }

        var type = inode switch
        {
            DirectoryInode => TarEntryType.Directory,
            LinkInode => TarEntryType.SymbolicLink,
            _ => TarEntryType.RegularFile,
        };
        var entry = new GnuTarEntry(type, type == TarEntryType.Directory ? name.TrimEnd('/') + "/" : name)
        {
            Mode = (UnixFileMode)(inode.Mode & 0xFFF),
            ModificationTime = inode.Modified,
        };
        if (inode is LinkInode link)
        {
            entry.LinkName = link.Target;
        }
        else if (type == TarEntryType.RegularFile)
        {
            entry.DataStream = new MemoryStream(call.Files.Read(path, out var content) is null ? content : []);
        }

        tar.WriteEntry(entry);
        var code = 0;
        foreach (var child in inode is DirectoryInode directory ? directory.Entries.Keys.ToList() : [])
        {
            code |= Add(call, tar, Full(path, child), Full(name.TrimEnd('/'), child), follow);
        }

        return code;
    }

    private static int Read(UtilityCall call, string archive, string directory, UtilityOptions options)
    {
        if (call.Read(archive, out var content) is { } error)
        {
            return call.Fail(archive, error);
        }

        if (options["x"] && call.Files.Find(directory, out var target) is null && target is not DirectoryInode)
        {
            return call.Fail($"can't change directory to '{directory}': {FileError.NotADirectory.ToText()}");
        }

        using var tar = new TarReader(new MemoryStream(ByteText.ToBytes(content)));
        var code = 0;
        while (tar.GetNextEntry() is { } entry)
        {
            var name = entry.Name.TrimStart('/');
            if (options["t"] || options["v"])
            {
                call.Out.WriteLine(name);
            }

            if (options["x"] && Extract(call, entry, Full(directory, name)) is { } failed)
            {
                code = call.Fail($"can't create '{name}': {failed.ToText()}");
            }
        }

        return code;
    }

    private static FileError? Extract(UtilityCall call, TarEntry entry, string path)
    {
        path = path.TrimEnd('/');
        if (path.Split('/').Contains(".."))
        {
            return FileError.Invalid;
        }

        if (entry.EntryType == TarEntryType.Directory)
        {
            return call.Files.MakeDirectories(path);
        }

        if (call.Files.MakeDirectories(path[..Math.Max(1, path.LastIndexOf('/'))]) is { } error)
        {
            return error;
        }

        if (entry.EntryType == TarEntryType.SymbolicLink)
        {
            return call.Files.MakeLink(entry.LinkName, path);
        }

        using var content = new MemoryStream();
        entry.DataStream?.CopyTo(content);
        return call.Files.Write(path, content.ToArray()) ?? call.Files.ChangeMode(path, _ => (int)entry.Mode);
    }

    private static string Full(string directory, string name) =>
        name.StartsWith('/') ? name : name is "" or "." ? directory : directory.Length == 0 ? name : $"{directory.TrimEnd('/')}/{name}";
}
