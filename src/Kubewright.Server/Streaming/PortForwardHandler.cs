using System.Collections.Immutable;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>
/// Connects clients to the simulated web servers of pods: the subresource <c>portforward</c>. A connection is SPDY, by itself or
/// through a WebSocket; each connection within it is a pair of streams with one <c>requestID</c>: for bytes, and for what went wrong.
/// </summary>
internal sealed class PortForwardHandler(Cluster cluster, SessionLimit limit, TimeProvider clock)
{
    private const string Protocol = "portforward.k8s.io";
    private const string Tunnel = "SPDY/3.1+" + Protocol;
    private const string PortHeader = "port";
    private const string TypeHeader = "streamtype";
    private const string PairHeader = "requestid";
    private const string Errors = "error";
    private const string Data = "data";

    /// <summary>How many streams may wait for the other one of their pair.</summary>
    private const int MostUnpaired = 64;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);
    private static readonly ImmutableArray<string> Protocols = [Tunnel];

    /// <summary>Connects the client until it leaves.</summary>
    public async Task ForwardAsync(ApiRequest request)
    {
        using var place = limit.TryEnter();
        var error = Refuse(request) ?? StreamUpgrade.Refuse(request.Http, Protocols, Protocol) ?? (place is null ? SessionLimit.Reached : null);
        if (error is not null)
        {
            await ApiResponse.ErrorAsync(request.Http, error, request.Path).ConfigureAwait(false);
            return;
        }

        await using var connection = new SpdyConnection(await AcceptAsync(request.Http).ConfigureAwait(false), clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(request.Http.RequestAborted);
        var running = connection.RunAsync(ending.Token);
        try
        {
            await PairAsync(request, connection, ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client is gone.
        }

        await ending.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
    }

    private static async Task<Stream> AcceptAsync(HttpContext http)
    {
        if (StreamUpgrade.IsSpdy(http))
        {
            return await StreamUpgrade.ToSpdyAsync(http, Protocol).ConfigureAwait(false);
        }

        // The framework takes no name with a slash, though clients send it.
        http.Response.Headers.SecWebSocketProtocol = Tunnel;
        var socket = await http.WebSockets.AcceptWebSocketAsync(StreamUpgrade.WebSocket(null)).ConfigureAwait(false);
        return WebSocketStream.Create(socket, WebSocketMessageType.Binary, Farewell);
    }

    private ApiError? Refuse(ApiRequest request) => cluster.Snapshot.Find(request.Key) switch
    {
        not Pod => ApiError.NotFound(request.Key),
        Pod { Spec.NodeName: null } => new ApiError(StatusReason.BadRequest, $"pod {request.Path.Name} does not have a host assigned"),
        Pod { Status.Phase: not PodPhase.Running } pod => new ApiError(StatusReason.BadRequest, $"unable to forward port because pod is not running. Current status={pod.Status?.Phase}"),
        _ => null,
    };

    /// <summary>Takes streams until the client leaves, and serves each pair of them beside the others.</summary>
    private async Task PairAsync(ApiRequest request, SpdyConnection connection, CancellationToken cancellation)
    {
        var unpaired = new Dictionary<string, SpdyStream>(StringComparer.Ordinal);
        var serving = new List<Task>();
        try
        {
            await foreach (var stream in connection.Streams.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                serving.RemoveAll(static task => task.IsCompleted);
                if (Read(stream) is not { } meant || (unpaired.Count == MostUnpaired && !unpaired.ContainsKey(meant.Pair)))
                {
                    await stream.ResetAsync(SpdyStatus.RefusedStream, cancellation).ConfigureAwait(false);
                    continue;
                }

                await stream.AcceptAsync(cancellation).ConfigureAwait(false);
                if (!unpaired.Remove(meant.Pair, out var other))
                {
                    unpaired.Add(meant.Pair, stream);
                }
                else if (Read(other)!.Value.IsData == meant.IsData)
                {
                    await stream.ResetAsync(SpdyStatus.ProtocolError, cancellation).ConfigureAwait(false);
                    await other.ResetAsync(SpdyStatus.ProtocolError, cancellation).ConfigureAwait(false);
                }
                else
                {
                    serving.Add(ServeAsync(request, meant.Port, meant.IsData ? stream : other, meant.IsData ? other : stream, cancellation));
                }
            }
        }
        finally
        {
            await Task.WhenAll(serving).ConfigureAwait(false);
        }
    }

    /// <summary>What a stream is for; null when it does not say so.</summary>
    private static (int Port, bool IsData, string Pair)? Read(SpdyStream stream) =>
        ushort.TryParse(stream.Headers.GetValueOrDefault(PortHeader), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port > 0
        && stream.Headers.GetValueOrDefault(TypeHeader) is Errors or Data
        && stream.Headers.GetValueOrDefault(PairHeader) is { Length: > 0 } pair
            ? (port, stream.Headers[TypeHeader] == Data, pair)
            : null;

    private async Task ServeAsync(ApiRequest request, int port, SpdyStream data, SpdyStream errors, CancellationToken cancellation)
    {
        var (space, name) = (request.Path.Namespace, request.Path.Name!);
        try
        {
            // The client says nothing on the stream for errors.
            await errors.Input.CompleteAsync().ConfigureAwait(false);
            if (cluster.Listens(space, name, port))
            {
                var server = new ForwardedServer((method, path, agent) => cluster.Fetch(space, name, port, method, path, agent), cluster.Clock);
                await server.RunAsync(data, cancellation).ConfigureAwait(false);
            }
            else
            {
                await errors.WriteAsync(Encoding.UTF8.GetBytes(Refused(request, port)), cancellation).ConfigureAwait(false);
            }

            await data.CloseAsync(cancellation).ConfigureAwait(false);
            await errors.CloseAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client has ended this one.
            await errors.Input.CompleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What a kubelet says when nothing listens.</summary>
    private string Refused(ApiRequest request, int port)
    {
        var number = port.ToString(CultureInfo.InvariantCulture);
        return $"error forwarding port {number} to pod {request.Path.Name}_{request.Path.Namespace}, uid {cluster.Snapshot.Find(request.Key)?.Metadata.Uid}: "
            + $"failed to connect to localhost:{number} inside the pod, IPv4: dial tcp4 127.0.0.1:{number}: connect: connection refused IPv6 dial tcp6 [::1]:{number}: connect: connection refused";
    }
}
