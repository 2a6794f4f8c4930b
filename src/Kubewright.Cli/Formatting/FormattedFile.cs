namespace Kubewright.Cli;

/// <summary>A file, or standard input, and what formatting made of it.</summary>
/// <param name="Input">The file as the user named it, or <c>-</c>.</param>
/// <param name="Result">The formatted text.</param>
/// <param name="IsChanged">Whether the file's bytes differ from the formatted text's.</param>
internal sealed record FormattedFile(string Input, FormattedManifest Result, bool IsChanged)
{
    /// <summary>Writes the formatted text.</summary>
    /// <exception cref="IOException">The file or its folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public void Write() => TextFile.Replace(Input, Result.Text);
}
