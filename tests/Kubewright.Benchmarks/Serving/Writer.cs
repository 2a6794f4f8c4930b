using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Kubewright.Benchmarks.Serving;

/// <summary>One client that adds, changes and removes a ConfigMap, over and over.</summary>
/// <param name="client">The connection.</param>
/// <param name="name">The name of its ConfigMap.</param>
internal sealed class Writer(HttpClient client, string name)
{
    /// <summary>Where the ConfigMaps are.</summary>
    public const string Maps = "/api/v1/namespaces/default/configmaps";

    private const int WritesPerMap = 10;

    private static readonly string Text = new('x', 200);

    private EventCount _changes;
    private long _next;

    /// <summary>The additions and changes that were acknowledged.</summary>
    public EventCount Changes => _changes;

    /// <summary>How many removals were acknowledged.</summary>
    public long Removals { get; private set; }

    /// <summary>How long the answers took, in milliseconds.</summary>
    public List<float> Times { get; } = [];

    /// <summary>Writes once.</summary>
    /// <returns>The version of what was written; 0 for a removal, which is answered without one.</returns>
    public async Task<long> WriteAsync()
    {
        var begin = Stopwatch.GetTimestamp();
        var step = _next++ % WritesPerMap;
        using var response = step switch
        {
            0 => await client.PostAsync(Maps, Body()),
            WritesPerMap - 1 => await client.DeleteAsync($"{Maps}/{name}"),
            _ => await client.PutAsync($"{Maps}/{name}", Body()),
        };
        var answer = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        Times.Add((float)Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        if (step == WritesPerMap - 1)
        {
            Removals++;
            return 0;
        }

        using var json = JsonDocument.Parse(answer);
        var version = json.RootElement.GetProperty("metadata").GetProperty("resourceVersion").GetString()!;
        var number = long.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
        _changes.Add(number);
        return number;
    }

    private ByteArrayContent Body() =>
        new(Encoding.UTF8.GetBytes($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}","labels":{"app":"load"}},"data":{"number":"{{{_next}}}","text":"{{{Text}}}"}}"""))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
}
