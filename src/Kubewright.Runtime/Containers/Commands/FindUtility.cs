using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary><c>find [PATH…] [-name PATTERN] [-type f|d|l]</c>.</summary>
internal static class FindUtility
{
    private const int MostPaths = 20_000;

    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        var arguments = call.Arguments;
        var first = arguments.TakeWhile(static a => !a.StartsWith('-')).Count();
        var roots = first == 0 ? ["."] : arguments[..first];
        string? pattern = null;
        string? type = null;
        for (var i = first; i < arguments.Length; i += 2)
        {
            switch (arguments[i])
            {
                case "-name" when i + 1 < arguments.Length:
                    pattern = arguments[i + 1];
                    break;
                case "-type" when i + 1 < arguments.Length:
                    type = arguments[i + 1];
                    break;
                default:
                    return call.Fail($"unrecognized: {arguments[i]}");
            }
        }

        var code = 0;
        foreach (var root in roots)
        {
            if (call.Files.Find(call.Path(root), out _, follow: false) is { } error)
            {
                code = call.Fail(root, error);
                continue;
            }

            foreach (var path in Paths(call, root))
            {
                call.Files.Find(call.Path(path), out var inode, follow: false);
                if ((pattern is null || PosixPattern.MatchesGlob(pattern, FileUtilities.BaseName(path)))
                    && type switch { null => true, "f" => inode is FileInode, "d" => inode is DirectoryInode, "l" => inode is LinkInode, _ => false })
                {
                    call.Out.WriteLine(path);
                }
            }
        }

        return code;
    }

    /// <summary>A path and everything below it, as typed.</summary>
    public static IEnumerable<string> Paths(UtilityCall call, string root)
    {
        var pending = new Stack<string>([root]);
        for (var count = 0; count < MostPaths && pending.TryPop(out var path); count++)
        {
            yield return path;
            if (call.Files.Find(call.Path(path), out var inode, follow: false) is null && inode is DirectoryInode directory)
            {
                foreach (var name in directory.Entries.Keys.Reverse())
                {
                    pending.Push(path.EndsWith('/') ? path + name : $"{path}/{name}");
                }
            }
        }
    }

    /// <summary>The regular files below some paths.</summary>
    public static IEnumerable<string> Files(UtilityCall call, ImmutableArray<string> roots) =>
        roots.SelectMany(root => Paths(call, root)).Where(path => call.Files.Find(call.Path(path), out var inode) is null && inode is FileInode);
}
