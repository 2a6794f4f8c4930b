namespace Kubewright.Runtime;

/// <summary>Reads a container's log while it is written.</summary>
public sealed class ContainerLogReader
{
    private readonly ContainerHost _host;
    private readonly ContainerLog _log;
    private readonly Func<bool> _isRunning;
    private long _read;

    internal ContainerLogReader(ContainerHost host, ContainerLog log, Func<bool> isRunning, bool isFromNow)
    {
        _host = host;
        _log = log;
        _isRunning = isRunning;
        _read = isFromNow ? log.Count : 0;
    }

    /// <summary>Whether more lines can come: the container has not ended.</summary>
    public bool IsRunning => _isRunning();

    /// <summary>Ends when there is a line after those that were read.</summary>
    public Task NextLine { get; private set; } = Task.CompletedTask;

    /// <summary>The lines that were written since the last call; the first call gives what is kept of the log.</summary>
    public IReadOnlyList<ContainerLogLine> Read()
    {
        lock (_host.Gate)
        {
            var lines = _log.Lines;
            var unread = (int)Math.Min(_log.Count - _read, lines.Count);
            _read = _log.Count;
            NextLine = _log.NextLine;
            return [.. lines.Skip(lines.Count - unread)];
        }
    }
}
