namespace Kubewright.Schema;

/// <summary>A place in a text file. Lines and columns count from 1; the end is exclusive.</summary>
/// <param name="File">The file as the user named it; <c>-</c> for standard input.</param>
/// <param name="Line">First line.</param>
/// <param name="Column">First column.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="EndColumn">The column after the last character.</param>
public sealed record TextOrigin(string File, int Line, int Column, int EndLine, int EndColumn) : Origin
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column})";
}
