namespace Kubewright.Runtime;

/// <summary>Shell text, parsed.</summary>
/// <param name="Body">The commands; null when the text has an error.</param>
/// <param name="Error">What is wrong, without the shell's name; null when nothing is.</param>
/// <param name="IsIncomplete">Whether more text could mend the error: an open quote, an <c>if</c> without <c>fi</c>.</param>
internal sealed record ShellScript(ShellCommand? Body, string? Error, bool IsIncomplete)
{
    /// <summary>Parses shell text.</summary>
    public static ShellScript Parse(string text) => new ShellParser(text).Parse();
}
