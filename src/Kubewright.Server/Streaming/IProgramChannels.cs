namespace Kubewright.Server;

/// <summary>The connection of a client to a program: input, output, errors, and how it ended. Dispose it to cut it off.</summary>
internal interface IProgramChannels : IAsyncDisposable
{
    /// <summary>Sends bytes on a channel. Waits while the client is slow to read.</summary>
    /// <exception cref="IOException">The client is gone.</exception>
    Task SendAsync(ProgramChannel channel, ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>Hands on what the client sends as input, until the client is gone.</summary>
    /// <param name="take">Receives the bytes; what it gets is overwritten afterwards.</param>
    /// <param name="ended">Is called when the client ends the input.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task ReceiveAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> take, Action ended, CancellationToken cancellation);

    /// <summary>Closes the connection in good order.</summary>
    /// <exception cref="IOException">The client is gone.</exception>
    Task CloseAsync(CancellationToken cancellation);
}
