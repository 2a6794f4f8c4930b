using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Speaks HTTP/1.1 for a pod's simulated web server on a forwarded connection.</summary>
/// <param name="fetch">Asks the server: method, path, and how the client calls itself; null when nothing listens any more.</param>
/// <param name="clock">The cluster's clock.</param>
internal sealed class ForwardedServer(Func<string, string, string, HttpExchange?> fetch, TimeProvider clock)
{
    private const int MaxHead = 32 * 1024;

    /// <summary>Answers requests until the client ends the connection, or asks for its end.</summary>
    /// <exception cref="IOException">The client is gone.</exception>
    public async Task RunAsync(SpdyStream stream, CancellationToken cancellation)
    {
        while (await AnswerAsync(stream, cancellation).ConfigureAwait(false))
        {
        }
    }

    /// <returns>Whether there may be another request.</returns>
    private async Task<bool> AnswerAsync(SpdyStream stream, CancellationToken cancellation)
    {
        var (isThere, head) = await ReadHeadAsync(stream.Input, cancellation).ConfigureAwait(false);
        if (!isThere)
        {
            return false;
        }

        if (head is null)
        {
            await stream.WriteAsync(BadRequest(), cancellation).ConfigureAwait(false);
            return false;
        }

        if (fetch(head.Method, head.Path, head.Agent) is not { } reply)
        {
            return false;
        }

        if (head.AwaitsContinue)
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellation).ConfigureAwait(false);
        }

        var isKept = head.IsKept && await SkipAsync(stream.Input, head.BodyLength, cancellation).ConfigureAwait(false);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Head(head, reply, isKept)), cancellation).ConfigureAwait(false);
        await stream.WriteAsync(reply.Body, cancellation).ConfigureAwait(false);
        return isKept;
    }

    private static byte[] BadRequest()
    {
        const string text = "400 Bad Request";
        var body = $"<html>\r\n<head><title>{text}</title></head>\r\n<body>\r\n<center><h1>{text}</h1></center>\r\n</body>\r\n</html>\r\n";
        return Encoding.ASCII.GetBytes($"HTTP/1.1 {text}\r\nContent-Type: text/html\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
    }

    private string Head(ForwardedRequest request, HttpExchange reply, bool isKept)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {ReasonPhrases.GetReasonPhrase(reply.Status)}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Server: {reply.Server}\r\nDate: {clock.GetUtcNow():R}\r\nContent-Type: {reply.ContentType}\r\n");
        if (request.Method != "HEAD")
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}\r\n");
        }

        if (reply.Modified is { } modified)
        {
            head.Append(CultureInfo.InvariantCulture, $"Last-Modified: {modified:R}\r\n");
        }

        if (reply.Status is 301)
        {
            head.Append(CultureInfo.InvariantCulture, $"Location: {request.Path}/\r\n");
        }

        return head.Append(isKept ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n").ToString();
    }

    /// <summary>Reads to the empty line that ends a head.</summary>
    /// <returns>Whether the client has sent anything, and what it asks for; null when that makes no sense.</returns>
    private static async Task<(bool IsThere, ForwardedRequest? Head)> ReadHeadAsync(PipeReader input, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation).ConfigureAwait(false);
            if (EndOfHead(read.Buffer) is { } end)
            {
                var head = Encoding.Latin1.GetString(read.Buffer.Slice(0, end));
                input.AdvanceTo(end);
                return (true, ForwardedRequest.Parse(head));
            }

            var length = read.Buffer.Length;
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (length > MaxHead)
            {
                return (true, null);
            }

            if (read.IsCompleted)
            {
                return (false, null);
            }
        }
    }

    private static SequencePosition? EndOfHead(in ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8) ? reader.Position : null;
    }

    /// <summary>Drops a body.</summary>
    /// <returns>Whether it came to its end.</returns>
    private static async Task<bool> SkipAsync(PipeReader input, long length, CancellationToken cancellation)
    {
        while (length > 0)
        {
            var read = await input.ReadAsync(cancellation).ConfigureAwait(false);
            var dropped = read.Buffer.Slice(0, Math.Min(length, read.Buffer.Length));
            length -= dropped.Length;
            input.AdvanceTo(dropped.End);
            if (read.IsCompleted && length > 0)
            {
                return false;
            }
        }

        return true;
    }
}
