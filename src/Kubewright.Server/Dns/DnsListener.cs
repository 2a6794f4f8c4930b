using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Answers DNS queries about a cluster over UDP and TCP, on one port.</summary>
public sealed class DnsListener : IAsyncDisposable
{
    /// <summary>How many TCP connections are served at once; further ones are closed.</summary>
    public const int MostConnections = 64;

    private const int PrefixSize = 2;
    private const int MostAttempts = 16;
    private const int Backlog = 16;

    /// <summary>How long a TCP client may take for its next query, or to take a reply.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly DnsServer _server;
    private readonly Socket _datagrams;
    private readonly Socket _streams;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _serving;
    private int _connections;

    private DnsListener(Cluster cluster, Socket datagrams, Socket streams, TimeProvider clock)
    {
        _server = new DnsServer(() => cluster.Snapshot, cache: cluster.DnsCache);
        _datagrams = datagrams;
        _streams = streams;
        _clock = clock;
        EndPoint = (IPEndPoint)streams.LocalEndPoint!;
        _serving = Task.WhenAll(Task.Run(ServeDatagramsAsync), Task.Run(AcceptAsync));
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Starts to answer.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="address">The address to listen on; null for 127.0.0.1.</param>
    /// <param name="port">The port to listen on; 0 for any that is free.</param>
    /// <param name="clock">The real time, for time limits; null for the system's.</param>
    /// <exception cref="IOException">The port cannot be listened on; the message says why.</exception>
    public static DnsListener Start(Cluster cluster, IPAddress? address = null, int port = 0, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        address ??= IPAddress.Loopback;
        for (var attempt = 1; ; attempt++)
        {
            var streams = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            var datagrams = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                streams.Bind(new IPEndPoint(address, port));
                datagrams.Bind(streams.LocalEndPoint!);
                streams.Listen(Backlog);
                return new DnsListener(cluster, datagrams, streams, clock ?? TimeProvider.System);
            }
            catch (SocketException error)
            {
                streams.Dispose();
                datagrams.Dispose();

                // A port that is free for TCP may be taken for UDP; of all ports another one will do.
                if (port != 0 || attempt == MostAttempts || error.SocketErrorCode != SocketError.AddressAlreadyInUse)
                {
                    var problem = error.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is in use" : $"cannot be listened on ({error.Message.TrimEnd('.')})";
                    throw new IOException($"DNS port {port} of {address} {problem}; choose another one, or 0 for any that is free", error);
                }
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        _datagrams.Dispose();
        _streams.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task ServeDatagramsAsync()
    {
        var buffer = new byte[DnsCodec.LongestMessage];
        var anyone = new IPEndPoint(EndPoint.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var received = await _datagrams.ReceiveFromAsync(buffer, anyone, _ending.Token).ConfigureAwait(false);
                if (_server.Answer(buffer.AsSpan(0, received.ReceivedBytes)) is { } reply)
                {
                    await _datagrams.SendToAsync(reply, received.RemoteEndPoint, _ending.Token).ConfigureAwait(false);
                }
            }
            catch (SocketException)
            {
                // One sender is gone, or sent more than a message can have; the others are not concerned.
            }
        }
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            var client = await _streams.AcceptAsync(_ending.Token).ConfigureAwait(false);
            if (Interlocked.Increment(ref _connections) > MostConnections)
            {
                Interlocked.Decrement(ref _connections);
                client.Dispose();
                continue;
            }

            _ = ServeStreamAsync(client);
        }
    }

    /// <summary>Queries one after the other, each with its length before it.</summary>
    private async Task ServeStreamAsync(Socket client)
    {
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            var buffer = new byte[PrefixSize + DnsCodec.LongestMessage];
            while (true)
            {
                using var patience = new CancellationTokenSource(Patience, _clock);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, patience.Token);
                await stream.ReadExactlyAsync(buffer.AsMemory(0, PrefixSize), limit.Token).ConfigureAwait(false);
                var length = BinaryPrimitives.ReadUInt16BigEndian(buffer);
                await stream.ReadExactlyAsync(buffer.AsMemory(0, length), limit.Token).ConfigureAwait(false);
                if (_server.Answer(buffer.AsSpan(0, length), isStream: true) is not { } reply)
                {
                    return;
                }

                BinaryPrimitives.WriteUInt16BigEndian(buffer, (ushort)reply.Length);
                reply.CopyTo(buffer.AsSpan(PrefixSize));
                await stream.WriteAsync(buffer.AsMemory(0, PrefixSize + reply.Length), limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The client has gone, was too slow, or everything ends.
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }
}
