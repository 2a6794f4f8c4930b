using System.Globalization;

namespace Kubewright.Runtime;

/// <summary><c>ls</c> and <c>stat</c>.</summary>
internal static class ListUtility
{
    /// <summary><c>ls [-l1aAdRtrh] PATH…</c>; one entry a line.</summary>
    public static int Run(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "l1aAdhtrSCFiRn", "all:a", "almost-all:A", "color=");
        if (options.Unknown is { } unknown)
        {
            return call.Fail($"unrecognized option: {unknown.TrimStart('-')}");
        }

        var operands = options.Operands.IsEmpty ? ["."] : options.Operands;
        var code = 0;
        var files = new List<(string Name, Inode Inode)>();
        var directories = new List<string>();
        foreach (var operand in operands)
        {
            if (call.Files.Find(call.Path(operand), out var inode, follow: !options["l"] || operand.EndsWith('/')) is { } error)
            {
                code = call.Fail(operand, error);
            }
            else if (inode is DirectoryInode && !options["d"])
            {
                directories.Add(operand);
            }
            else
            {
                files.Add((operand, inode));
            }
        }

        Print(call, options, files);
        foreach (var directory in options["R"] ? [.. directories.SelectMany(d => FindUtility.Paths(call, d).Where(p => IsDirectory(call, p)))] : directories)
        {
            if (operands.Length > 1 || options["R"])
            {
                call.Out.Write($"{(files.Count > 0 || directory != directories[0] ? "\n" : "")}{directory}:\n");
            }

            PrintDirectory(call, options, directory);
        }

        return code;
    }

    /// <summary><c>stat [-c FORMAT] FILE…</c>.</summary>
    public static int Status(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "c:Lt", "format:c");
        var code = 0;
        foreach (var operand in options.Operands)
        {
            if (call.Files.Find(call.Path(operand), out var inode, follow: options["L"]) is { } error)
            {
                code = call.Fail($"cannot stat '{operand}': {error.ToText()}");
                continue;
            }

            var format = options.Value("c") ?? "  File: %n\n  Size: %s\nAccess: (0%a/%A)  Uid: (0/root)  Gid: (0/root)\nModify: %y";
            call.Out.WriteLine(format
                .Replace("%n", operand, StringComparison.Ordinal)
                .Replace("%s", inode.Size.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("%a", FileModes.ToOctal(inode.Mode), StringComparison.Ordinal)
                .Replace("%A", FileModes.ToText(inode), StringComparison.Ordinal)
                .Replace("%y", inode.Modified.ToString("yyyy-MM-dd HH:mm:ss.fffffff +0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("%Y", inode.Modified.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("%U", "root", StringComparison.Ordinal)
                .Replace("%G", "root", StringComparison.Ordinal));
        }

        return code;
    }

    private static bool IsDirectory(UtilityCall call, string path) =>
        call.Files.Find(call.Path(path), out var inode, follow: false) is null && inode is DirectoryInode;

    private static void PrintDirectory(UtilityCall call, UtilityOptions options, string path)
    {
        call.Files.Find(call.Path(path), out var inode);
        var entries = new List<(string Name, Inode Inode)>();
        if (options["a"])
        {
            entries.Add((".", inode));
            call.Files.Find(call.Path(path.TrimEnd('/') + "/.."), out var parent);
            entries.Add(("..", parent));
        }

        foreach (var name in ((DirectoryInode)inode).Entries.Keys.Where(name => options["a"] || options["A"] || name[0] != '.'))
        {
            // What is mounted there is seen instead of the entry itself.
            if (call.Files.Find(call.Path($"{path.TrimEnd('/')}/{name}"), out var entry, follow: false) is null)
            {
                entries.Add((name, entry));
            }
        }

        if (options["l"])
        {
            call.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"total {entries.Sum(static e => (e.Inode.Size + 1023) / 1024 is var k and > 0 ? ((k + 3) / 4) * 4 : 0)}"));
        }

        Print(call, options, entries);
    }

    private static void Print(UtilityCall call, UtilityOptions options, List<(string Name, Inode Inode)> entries)
    {
        IEnumerable<(string Name, Inode Inode)> ordered = options["t"] ? entries.OrderByDescending(static e => e.Inode.Modified)
            : options["S"] ? entries.OrderByDescending(static e => e.Inode.Size)
            : entries;
        var list = (options["r"] ? ordered.Reverse() : ordered).ToList();
        var sizes = list.Select(e => options["h"] ? Human(e.Inode.Size) : e.Inode.Size.ToString(CultureInfo.InvariantCulture)).ToList();
        var width = sizes.Select(static s => s.Length).DefaultIfEmpty(0).Max();
        foreach (var (index, (name, inode)) in list.Index())
        {
            if (!options["l"])
            {
                call.Out.WriteLine(name + (options["F"] && inode is DirectoryInode ? "/" : ""));
                continue;
            }

            var links = inode is DirectoryInode directory ? 2 + directory.Entries.Values.Count(static e => e is DirectoryInode) : 1;
            var time = inode.Modified.ToString("MMM", CultureInfo.InvariantCulture) + inode.Modified.Day.ToString(CultureInfo.InvariantCulture).PadLeft(3)
                + (call.Run.Now - inode.Modified < TimeSpan.FromDays(182)
                    ? inode.Modified.ToString(" HH:mm", CultureInfo.InvariantCulture)
                    : inode.Modified.ToString("  yyyy", CultureInfo.InvariantCulture));
            var target = inode is LinkInode link ? $" -> {link.Target}" : "";
            call.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{FileModes.ToText(inode)} {links} root root {sizes[index].PadLeft(width)} {time} {name}{target}"));
        }
    }

    private static string Human(long size) => size < 1024 ? size.ToString(CultureInfo.InvariantCulture)
        : size < 1024 * 1024 ? string.Create(CultureInfo.InvariantCulture, $"{size / 1024.0:0.0}K")
        : string.Create(CultureInfo.InvariantCulture, $"{size / 1048576.0:0.0}M");
}
