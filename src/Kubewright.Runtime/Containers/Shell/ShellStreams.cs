using System.Text;

namespace Kubewright.Runtime;

/// <summary>Where a program reads and writes.</summary>
/// <param name="In">Its standard input.</param>
/// <param name="Out">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ShellStreams(ShellInput In, ShellOutput Out, ShellOutput Error);

/// <summary>A program's standard input: text that is already there.</summary>
/// <param name="text">The text.</param>
internal class ShellInput(string text)
{
    private int _position;

    /// <summary>Whether someone types it, who wants to see a prompt.</summary>
    public virtual bool IsTerminal => false;

    /// <summary>The next line without its end; null when there is none.</summary>
    public virtual string? ReadLine()
    {
        if (_position >= text.Length)
        {
            return null;
        }

        var end = text.IndexOf('\n', _position);
        var line = end < 0 ? text[_position..] : text[_position..end];
        _position = end < 0 ? text.Length : end + 1;
        return line;
    }

    /// <summary>All that is left.</summary>
    public virtual string ReadToEnd()
    {
        var rest = text[_position..];
        _position = text.Length;
        return rest;
    }
}

/// <summary>Where a program's output goes.</summary>
internal abstract class ShellOutput
{
    /// <summary>Whether it takes no more, so that writing on is pointless.</summary>
    public virtual bool IsFull => false;

    /// <summary>Takes text, one character per byte.</summary>
    public abstract void Write(string text);

    /// <summary>Takes a line.</summary>
    public void WriteLine(string text) => Write(text + "\n");
}

/// <summary>Keeps output up to a limit; what goes beyond is dropped.</summary>
/// <param name="limit">The most bytes to keep.</param>
internal sealed class BufferOutput(int limit) : ShellOutput
{
    private readonly StringBuilder _text = new();

    /// <inheritdoc/>
    public override bool IsFull => _text.Length >= limit;

    /// <summary>What was kept.</summary>
    public string Text => _text.ToString();

    /// <inheritdoc/>
    public override void Write(string text) => _text.Append(text, 0, Math.Min(text.Length, limit - _text.Length));

    /// <summary>What was kept since the last time.</summary>
    public string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }
}

/// <summary>Drops output.</summary>
internal sealed class NullOutput : ShellOutput
{
    /// <summary>The only one.</summary>
    public static NullOutput Instance { get; } = new();

    /// <inheritdoc/>
    public override void Write(string text)
    {
    }
}

/// <summary>Writes output to the end of a file.</summary>
/// <param name="files">The file system.</param>
/// <param name="path">The file.</param>
internal sealed class FileOutput(ContainerFileSystem files, string path) : ShellOutput
{
    /// <summary>Why writing failed; null when it did not.</summary>
    public FileError? Failure { get; private set; }

    /// <inheritdoc/>
    public override bool IsFull => Failure is not null;

    /// <inheritdoc/>
    public override void Write(string text) =>
        Failure ??= text.Length == 0 ? null : files.Write(path, ByteText.ToBytes(text), append: true);
}
