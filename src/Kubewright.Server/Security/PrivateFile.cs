using System.Text;

namespace Kubewright.Server;

/// <summary>Files that hold secrets.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file so that only its owner can read it, as a whole or not at all.</summary>
    /// <param name="path">The file; it is replaced. Missing folders are made.</param>
    /// <param name="text">What it is to hold.</param>
    /// <exception cref="IOException">The file cannot be written, or may not be.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            Replace(path, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The system names the file that is written first, which nobody asked for.
            throw new IOException($"{path} cannot be written; name a file in a folder that you may write to", error);
        }
    }

    /// <summary>A new file that only its owner can read.</summary>
    /// <exception cref="IOException">There is one already, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static void Replace(string path, string text)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // A new file beside it, so that no reader sees half of it and the mode is right from the beginning.
        var temporary = path + ".new";
        File.Delete(temporary);
        using (var file = Create(temporary))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
