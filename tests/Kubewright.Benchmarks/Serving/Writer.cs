using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Kubewright.Benchmarks.Serving;

/// <summary>One client that adds, changes and removes ConfigMaps, one after the other.</summary>
/// <param name="client">The connection.</param>
/// <param name="number">Tells it from the others.</param>
internal sealed class Writer(HttpClient client, int number)
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const int WritesPerMap = 10;

    private readonly string _name = $"map-{number}";
    private EventCount _made;
    private long _next;

    /// <summary>The changes that were acknowledged.</summary>
    public EventCount Made => _made;

    /// <summary>The version of the last one.</summary>
    public long Latest { get; private set; }

    /// <summary>How long the answers took, in milliseconds.</summary>
    public List<float> Times { get; } = [];

    /// <summary>Makes the next change.</summary>
    public async Task WriteAsync()
    {
        var begin = Stopwatch.GetTimestamp();
        using var response = (_next++ % WritesPerMap) switch
        {
            0 => await client.PostAsync(Maps, Body()),
            WritesPerMap - 1 => await client.DeleteAsync($"{Maps}/{_name}"),
            _ => await client.PutAsync($"{Maps}/{_name}", Body()),
        };
        var answer = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        Times.Add((float)Stopwatch.GetElapsedTime(begin).TotalMilliseconds);

        // A deletion is answered with a Status; what it was is seen by those who watch only.
        using var json = JsonDocument.Parse(answer);
        if (json.RootElement.GetProperty("metadata").TryGetProperty("resourceVersion", out var text))
        {
            Latest = long.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            _made.Add(Latest);
        }
    }

    private ByteArrayContent Body()
    {
        var text = $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{_name}}}","labels":{"app":"load"}},"data":{"number":"{{{_next}}}","text":"{{{new string('x', 200)}}}"}}""";
        return new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
