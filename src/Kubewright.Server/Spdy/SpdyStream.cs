using System.Buffers;
using System.IO.Pipelines;

namespace Kubewright.Server;

/// <summary>A stream that the client has opened.</summary>
/// <param name="id">Its number.</param>
/// <param name="headers">What it is for; names in lower case.</param>
/// <param name="writer">Writes to it.</param>
/// <param name="over">Is told when nothing more comes of it.</param>
internal sealed class SpdyStream(int id, IReadOnlyDictionary<string, string> headers, SpdyWriter writer, Action<int> over)
{
    /// <summary>How much of a client may wait to be read; it is held up then, and all of its connection with it.</summary>
    private const int MaxWaiting = 64 * 1024;

    private readonly Pipe _input = new(new PipeOptions(pauseWriterThreshold: MaxWaiting, resumeWriterThreshold: MaxWaiting / 2, useSynchronizationContext: false));
    private bool _hasInputEnded;
    private volatile bool _isOver;

    /// <summary>What it is for; names in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers => headers;

    /// <summary>What the client sends; reading fails with an <see cref="IOException"/> when the client is gone before it has ended the stream.</summary>
    public PipeReader Input => _input.Reader;

    /// <summary>Tells the client that it may use the stream.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public Task AcceptAsync(CancellationToken cancellation) => writer.ReplyAsync(id, cancellation);

    /// <summary>Sends bytes. Waits while the client is slow to read.</summary>
    /// <exception cref="IOException">The stream or its connection has ended.</exception>
    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        _isOver ? throw new IOException("The stream has ended.")
            : bytes.IsEmpty ? Task.CompletedTask
            : writer.DataAsync(id, bytes, isLast: false, cancellation);

    /// <summary>Sends nothing more, and drops what the client still sends.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public Task CloseAsync(CancellationToken cancellation) => TryLeave() ? writer.DataAsync(id, default, isLast: true, cancellation) : Task.CompletedTask;

    /// <summary>Refuses the stream, or ends it as broken.</summary>
    /// <exception cref="IOException">The connection has ended.</exception>
    public Task ResetAsync(SpdyStatus status, CancellationToken cancellation) => TryLeave() ? writer.ResetAsync(id, status, cancellation) : Task.CompletedTask;

    /// <summary>The client has sent bytes. Waits while nobody reads them.</summary>
    internal async ValueTask ReceiveAsync(ReadOnlySequence<byte> bytes, CancellationToken cancellation)
    {
        if (_hasInputEnded)
        {
            return;
        }

        foreach (var piece in bytes)
        {
            _input.Writer.Write(piece.Span);
        }

        await _input.Writer.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The client sends nothing more.</summary>
    internal void EndInput()
    {
        _hasInputEnded = true;
        _input.Writer.Complete();
    }

    /// <summary>The client has reset the stream, or is gone.</summary>
    internal void Abort()
    {
        _isOver = true;
        _hasInputEnded = true;
        _input.Writer.Complete(new IOException("The client has ended the stream."));
        over(id);
    }

    private bool TryLeave()
    {
        _input.Reader.Complete();
        if (_isOver)
        {
            return false;
        }

        _isOver = true;
        over(id);
        return true;
    }
}
