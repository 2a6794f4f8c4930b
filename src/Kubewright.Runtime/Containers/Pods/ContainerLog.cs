namespace Kubewright.Runtime;

/// <summary>What a container wrote to its standard output and error, the newest lines of it.</summary>
internal sealed class ContainerLog
{
    private const int MostLines = 2000;
    private const int LongestLine = 16 << 10;

    private readonly Queue<ContainerLogLine> _lines = [];
    private string _open = "";
    private TaskCompletionSource? _next;

    /// <summary>How many lines were ever written.</summary>
    public long Count { get; private set; }

    /// <summary>Ends when the next line is there.</summary>
    public Task NextLine => (_next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The complete lines, oldest first.</summary>
    public IReadOnlyList<ContainerLogLine> Lines => [.. _lines];

    /// <summary>Adds a line.</summary>
    public void Add(DateTimeOffset time, string text)
    {
        _lines.Enqueue(new ContainerLogLine(time, ByteText.ToText(text)));
        if (_lines.Count > MostLines)
        {
            _lines.Dequeue();
        }

        Count++;
        _next?.TrySetResult();
        _next = null;
    }

    /// <summary>Adds output, which may end within a line.</summary>
    public void Write(DateTimeOffset time, string text)
    {
        var parts = (_open + text).Split('\n');
        foreach (var line in parts.AsSpan(0, parts.Length - 1))
        {
            Add(time, line.Length > LongestLine ? line[..LongestLine] : line);
        }

        _open = parts[^1];
        if (_open.Length > LongestLine)
        {
            Flush(time);
        }
    }

    /// <summary>Completes the last line.</summary>
    public void Flush(DateTimeOffset time)
    {
        if (_open.Length > 0)
        {
            Add(time, _open);
            _open = "";
        }
    }
}
