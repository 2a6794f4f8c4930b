using System.Text;

namespace Kubewright.Cli;

/// <summary>A file, or standard input, and what formatting made of it.</summary>
/// <param name="Input">The file as the user named it, or <c>-</c>.</param>
/// <param name="Result">The formatted text.</param>
/// <param name="IsChanged">Whether the file's bytes differ from the formatted text's.</param>
internal sealed record FormattedFile(string Input, FormattedManifest Result, bool IsChanged)
{
    /// <summary>Replaces the file, so that nobody ever sees half of it. A link stays a link, and its target keeps its mode.</summary>
    /// <exception cref="IOException">The file or its folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public void Write()
    {
        var path = new FileInfo(File.ResolveLinkTarget(Input, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(Input));
        if (path.IsReadOnly)
        {
            throw new UnauthorizedAccessException("the file is read-only");
        }

        var temporary = Path.Combine(path.DirectoryName!, $".{path.Name}.kubewright-fmt");
        try
        {
            File.WriteAllBytes(temporary, Encoding.UTF8.GetBytes(Result.Text));
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
