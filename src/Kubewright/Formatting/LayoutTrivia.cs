namespace Kubewright;

/// <summary>A comment or an empty line.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Line">Its line, from 0.</param>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Text">The comment with its <c>#</c>; empty for an empty line.</param>
/// <param name="IsWholeLine">Whether there is nothing else on the line.</param>
internal readonly record struct LayoutTrivia(int Offset, int Line, int Column, string Text, bool IsWholeLine);
