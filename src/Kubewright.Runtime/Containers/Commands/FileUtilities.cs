using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Programs that change files.</summary>
internal static class FileUtilities
{
    /// <summary><c>mkdir [-p] [-m MODE] DIR…</c>.</summary>
    public static int MakeDirectory(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "pvm:", "parents:p");
        return ForEach(call, options.Operands, path =>
            (options["p"] ? call.Files.MakeDirectories(call.Path(path)) : call.Files.MakeDirectory(call.Path(path))) is { } error
                ? call.Fail($"can't create directory '{path}': {error.ToText()}")
                : options.Value("m") is { } mode ? ChangeMode(call, mode, path) : 0);
    }

    /// <summary><c>rmdir DIR…</c>.</summary>
    public static int RemoveDirectory(UtilityCall call) => ForEach(call, call.Arguments, path =>
        (call.Files.Find(call.Path(path), out var inode, follow: false)
            ?? (inode is DirectoryInode ? call.Files.Remove(call.Path(path)) : FileError.NotADirectory)) is { } error
            ? call.Fail($"'{path}': {error.ToText()}")
            : 0);

    /// <summary><c>rm [-rf] FILE…</c>.</summary>
    public static int Remove(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "rRfiv", "recursive:r", "force:f");
        var recursive = options["r"] || options["R"];
        if (options.Operands.IsEmpty)
        {
            return options["f"] ? 0 : call.Fail("missing operand");
        }

        return ForEach(call, options.Operands, path =>
        {
            if (path is "/" or "." or ".." || path.EndsWith("/.", StringComparison.Ordinal))
            {
                return call.Fail($"refusing to remove '{path}'");
            }

            var full = call.Path(path);
            var error = call.Files.Find(full, out var inode, follow: false)
                ?? (inode is DirectoryInode && !recursive ? FileError.IsADirectory : call.Files.Remove(full, recursive));
            return error is null || (error == FileError.NotFound && options["f"]) ? 0 : call.Fail($"can't remove '{path}': {error.Value.ToText()}");
        });
    }

    /// <summary><c>mv SOURCE… TARGET</c>.</summary>
    public static int Move(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "fnivT");
        return Transfer(call, options.Operands, (source, target) =>
        {
            if (call.Files.Move(call.Path(source), target) is { } error)
            {
                return call.Fail($"can't rename '{source}': {error.ToText()}");
            }

            if (options["v"])
            {
                call.Out.WriteLine($"'{source}' -> '{target}'");
            }

            return 0;
        });
    }

    /// <summary><c>cp [-ra] SOURCE… TARGET</c>.</summary>
    public static int Copy(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "rRafpvdLP", "recursive:r", "archive:a");
        var recursive = options["r"] || options["R"] || options["a"];
        return Transfer(call, options.Operands, (source, target) =>
        {
            var from = call.Path(source);
            if (call.Files.Find(from, out var inode, follow: !options["a"]) is { } error)
            {
                return call.Fail($"can't stat '{source}': {error.ToText()}");
            }

            if (inode is DirectoryInode && !recursive)
            {
                return call.Fail($"omitting directory '{source}'");
            }

            if (inode is DirectoryInode && (target + "/").StartsWith(from + "/", StringComparison.Ordinal))
            {
                return call.Fail($"recursion detected, omitting directory '{source}'");
            }

            return Copy(call, inode, target) is { } failed ? call.Fail($"can't create '{target}': {failed.ToText()}") : 0;
        });
    }

    /// <summary><c>ln -s [-f] TARGET LINK</c>.</summary>
    public static int Link(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "sfnvT", "symbolic:s", "force:f");
        if (!options["s"])
        {
            return call.Fail("only symbolic links are simulated: use ln -s");
        }

        if (options.Operands is not [var target, .. var rest] || rest.Length > 1)
        {
            return call.Fail("missing file operand");
        }

        var link = rest.IsEmpty ? BaseName(target) : rest[0];
        var path = call.Path(link);
        if (!options["n"] && call.Files.Find(path, out var inode) is null && inode is DirectoryInode)
        {
            path = $"{path.TrimEnd('/')}/{BaseName(target)}";
        }

        if (options["f"])
        {
            call.Files.Remove(path);
        }

        return call.Files.MakeLink(target, path) is { } error ? call.Fail($"{link}: {error.ToText()}") : 0;
    }

    /// <summary><c>chmod [-R] MODE FILE…</c>.</summary>
    public static int ChangeMode(UtilityCall call)
    {
        // A mode such as -x looks like an option.
        var recursive = call.Arguments.Any(static a => a is "-R" or "--recursive");
        var operands = call.Arguments.RemoveAll(static a => a is "-R" or "--recursive" or "-v");
        if (operands.Length < 2)
        {
            return call.Fail("missing operand");
        }

        return ForEach(call, operands[1..], path => recursive
            ? FindUtility.Paths(call, path).Aggregate(0, (code, each) => code | ChangeMode(call, operands[0], each))
            : ChangeMode(call, operands[0], path));
    }

    /// <summary><c>chown</c> and <c>chgrp</c>: owners are not simulated, so that they only check the files.</summary>
    public static int ChangeOwner(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "Rhv");
        return options.Operands.Length < 2 ? call.Fail("missing operand") : ForEach(call, options.Operands[1..], path =>
            call.Files.Find(call.Path(path), out _) is { } error ? call.Fail(path, error) : 0);
    }

    /// <summary><c>touch [-c] FILE…</c>.</summary>
    public static int Touch(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "camt:d:r:");
        return ForEach(call, options.Operands, path =>
        {
            var full = call.Path(path);
            var error = call.Files.Exists(full) ? call.Files.Touch(full) : options["c"] ? null : call.Files.Write(full, []);
            return error is null ? 0 : call.Fail(path, error.Value);
        });
    }

    /// <summary>The last part of a path.</summary>
    public static string BaseName(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    private static int ChangeMode(UtilityCall call, string mode, string path)
    {
        if (FileModes.Parse(mode, 0) is null)
        {
            return call.Fail($"invalid mode '{mode}'");
        }

        return call.Files.ChangeMode(call.Path(path), old => FileModes.Parse(mode, old) ?? old) is { } error ? call.Fail(path, error) : 0;
    }

    private static int ForEach(UtilityCall call, ImmutableArray<string> paths, Func<string, int> act)
    {
        if (paths.IsEmpty)
        {
            return call.Fail("missing operand");
        }

        var code = 0;
        foreach (var path in paths)
        {
            code |= act(path);
        }

        return code;
    }

    /// <summary>Calls <paramref name="act"/> for each source with the path it becomes: in the last operand when that is a directory.</summary>
    private static int Transfer(UtilityCall call, ImmutableArray<string> operands, Func<string, string, int> act)
    {
        if (operands.Length < 2)
        {
            return call.Fail("missing file operand");
        }

        var target = call.Path(operands[^1]);
        var isDirectory = call.Files.Find(target, out var inode) is null && inode is DirectoryInode;
        if (operands.Length > 2 && !isDirectory)
        {
            return call.Fail($"target '{operands[^1]}': {FileError.NotADirectory.ToText()}");
        }

        return ForEach(call, operands[..^1], source =>
            act(source, isDirectory && !source.EndsWith("/.", StringComparison.Ordinal) ? $"{target.TrimEnd('/')}/{BaseName(source)}" : target));
    }

    private static FileError? Copy(UtilityCall call, Inode inode, string target)
    {
        switch (inode)
        {
            case FileInode file:
                return call.Files.Write(target, file.Content, mode: file.Mode);
            case LinkInode link:
                return call.Files.MakeLink(link.Target, target);
            case DirectoryInode directory:
                if (call.Files.MakeDirectory(target, directory.Mode) is { } error && error != FileError.Exists)
                {
                    return error;
                }

                foreach (var (name, entry) in directory.Entries.ToList())
                {
                    if (Copy(call, entry, $"{target}/{name}") is { } failed)
                    {
                        return failed;
                    }
                }

                return null;
            default:
                return null;
        }
    }
}
