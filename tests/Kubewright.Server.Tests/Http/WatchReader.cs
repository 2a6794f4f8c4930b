using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>A watch as a client reads it: line by line.</summary>
internal sealed class WatchReader(HttpResponseMessage response, StreamReader lines) : IDisposable
{
    /// <summary>The next line; null at the end of the stream.</summary>
    public Task<string?> ReadLineAsync() => lines.ReadLineAsync().WaitAsync(Patience.Limit);

    /// <summary>The next event.</summary>
    public async Task<JsonNode> NextAsync() => JsonNode.Parse(await ReadLineAsync() ?? throw new EndOfStreamException("The watch ended."))!;

    /// <summary>The next events in short: <c>ADDED a, DELETED b</c>.</summary>
    public async Task<string> ReadAsync(int count)
    {
        var events = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var next = await NextAsync();
            events.Add($"{next["type"]} {next["object"]!["metadata"]!["name"]}");
        }

        return string.Join(", ", events);
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }
}
