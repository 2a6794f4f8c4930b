namespace Kubewright.Cli;

/// <summary>File names as logs want them: relative to the working folder where the file is below it, with slashes.</summary>
internal static class RelativePath
{
    /// <summary>The name of a file for a log.</summary>
    public static string Of(string file)
    {
        var relative = Path.IsPathRooted(file) ? Path.GetRelativePath(Environment.CurrentDirectory, file) : file;
        return (relative.StartsWith("..", StringComparison.Ordinal) ? file : relative).Replace('\\', '/');
    }
}
