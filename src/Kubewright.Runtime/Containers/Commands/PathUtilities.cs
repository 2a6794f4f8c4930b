namespace Kubewright.Runtime;

/// <summary>Programs that take paths apart.</summary>
internal static class PathUtilities
{
    /// <summary><c>basename PATH [SUFFIX]</c>.</summary>
    public static int BaseName(UtilityCall call)
    {
        if (call.Arguments.IsEmpty)
        {
            return call.Fail("missing operand");
        }

        var name = FileUtilities.BaseName(call.Arguments[0]);
        var suffix = call.Arguments.Length > 1 ? call.Arguments[1] : "";
        call.Out.WriteLine(suffix.Length > 0 && suffix != name && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name);
        return 0;
    }

    /// <summary><c>dirname PATH</c>.</summary>
    public static int DirectoryName(UtilityCall call)
    {
        if (call.Arguments.IsEmpty)
        {
            return call.Fail("missing operand");
        }

        var path = call.Arguments[0].TrimEnd('/');
        var at = path.LastIndexOf('/');
        call.Out.WriteLine(at < 0 ? (call.Arguments[0].StartsWith('/') ? "/" : ".") : at == 0 ? "/" : path[..at]);
        return 0;
    }

    /// <summary><c>readlink [-f] PATH</c>.</summary>
    public static int ReadLink(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "fen");
        if (options.Operands.IsEmpty)
        {
            return call.Fail("missing operand");
        }

        var path = call.Path(options.Operands[0]);
        if (options["f"])
        {
            if (call.Files.Locate(path, out var location) is not null)
            {
                return 1;
            }

            call.Out.WriteLine(location.Path.Length == 0 ? "/" : location.Path);
            return 0;
        }

        if (call.Files.Find(path, out var inode, follow: false) is not null || inode is not LinkInode link)
        {
            return 1;
        }

        call.Out.WriteLine(link.Target);
        return 0;
    }
}
