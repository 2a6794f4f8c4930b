using System;

namespace Kubewright.Rules.Storage;

/// <summary>Paths inside a container.</summary>
internal static class MountPaths
{
    /// <summary>Whether both name one directory.</summary>
    public static bool AreEqual(string path, string other) => Plain(path) == Plain(other);

    /// <summary>Whether the path is below the directory, and not the directory itself.</summary>
    public static bool IsBelow(string path, string directory)
    {
        var (inner, outer) = (Plain(path), Plain(directory));
        return inner.Length > outer.Length && inner.StartsWith(outer == "/" ? outer : outer + "/", StringComparison.Ordinal);
    }

    /// <summary>Whether the path is the directory or below it.</summary>
    public static bool IsIn(string path, string directory) => AreEqual(path, directory) || IsBelow(path, directory);

    private static string Plain(string path) => path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/";
}
