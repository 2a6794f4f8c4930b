using System.Text;

namespace Kubewright.Cli;

/// <summary>Writes files of the user.</summary>
internal static class TextFile
{
    /// <summary>What to say when <see cref="Replace"/> fails.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="error">Why.</param>
    public static string WhyUnwritten(string file, Exception error) => $"{file}: cannot be written: {error.Message.TrimEnd('.')}. Make the file and its folder writable.";

    /// <summary>Replaces a file, so that nobody ever sees half of it. A link stays a link, and its target keeps its mode.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">What it holds afterwards.</param>
    /// <exception cref="IOException">The file or its folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static void Replace(string file, string text)
    {
        var path = new FileInfo(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(file));
        if (path.IsReadOnly)
        {
            throw new UnauthorizedAccessException("the file is read-only");
        }

        var temporary = Path.Combine(path.DirectoryName!, $".{path.Name}.kubewright-new");
        try
        {
            File.WriteAllBytes(temporary, Encoding.UTF8.GetBytes(text));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, path.UnixFileMode);
            }

            File.Move(temporary, path.FullName, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
