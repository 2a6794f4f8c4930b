using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Kubewright.Cli.Tests;

/// <summary>What <c>up --data</c> has acknowledged is there after the process was killed.</summary>
public sealed class UpKillTests : IDisposable
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const int Writers = 4;
    private const int WritesBeforeTheKill = 24;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Fifty kills; two folders side by side, because most of the time goes into starting.</summary>
    [Fact]
    public Task Data_ProcessIsKilledUnderWrites_LosesNothingThatWasAcknowledged() => Task.WhenAll(KillAsync("a", 25), KillAsync("b", 25));

    private async Task KillAsync(string data, int kills)
    {
        var created = new ConcurrentDictionary<string, string>();
        var counters = new long[Writers];
        for (var kill = 0; kill <= kills; kill++)
        {
            using var process = await StartAsync(data);
            try
            {
                using var client = KubeconfigClient.Open(_folder[data + ".kubeconfig"]);
                await VerifyAsync(client, created, counters);
                if (kill < kills)
                {
                    await WriteUntilKilledAsync(client, process, kill, created, counters);
                }
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        Assert.True(created.Count >= kills * WritesBeforeTheKill / 2, $"Only {created.Count} objects were acknowledged.");
    }

    private async Task<Process> StartAsync(string data)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var word in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "Kubewright.Cli.dll"), "up", "--port", "0", "--data", _folder[data], "--kubeconfig", _folder[data + ".kubeconfig"]])
        {
            start.ArgumentList.Add(word);
        }

        var process = Process.Start(start)!;
        var said = new StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (line.Contains("kubectl", StringComparison.Ordinal))
            {
                return process;
            }
        }

        throw new InvalidOperationException($"The process ended: {said}");
    }

    /// <summary>Every created object is there with the uid that was answered; every counter is at what was answered, or one write further.</summary>
    private static async Task VerifyAsync(HttpClient client, ConcurrentDictionary<string, string> created, long[] counters)
    {
        using var list = JsonDocument.Parse(await client.GetStringAsync(Maps));
        var found = list.RootElement.GetProperty("items").EnumerateArray().ToDictionary(static item => item.GetProperty("metadata").GetProperty("name").GetString()!);
        foreach (var (name, uid) in created)
        {
            Assert.True(found.TryGetValue(name, out var item), $"{name} was acknowledged and is lost.");
            Assert.Equal(uid, item.GetProperty("metadata").GetProperty("uid").GetString());
        }

        Assert.Distinct(found.Values.Select(static item => item.GetProperty("metadata").GetProperty("uid").GetString()));
        for (var writer = 0; writer < counters.Length; writer++)
        {
            var stored = found.TryGetValue($"counter-{writer}", out var counter)
                ? long.Parse(counter.GetProperty("data").GetProperty("n").GetString()!, CultureInfo.InvariantCulture)
                : 0;
            Assert.InRange(stored, counters[writer], counters[writer] + 1);
            counters[writer] = stored;
        }
    }

    private static async Task WriteUntilKilledAsync(HttpClient client, Process process, int kill, ConcurrentDictionary<string, string> created, long[] counters)
    {
        var acknowledged = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    var name = $"map-{kill}-{writer}-{i}";
                    using var response = await client.PostAsync(Maps, Json($$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"}}"""));
                    using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
                    Assert.Equal(HttpStatusCode.Created, response.StatusCode);
                    created[name] = body.RootElement.GetProperty("metadata").GetProperty("uid").GetString()!;
                    await CountAsync(client, writer, counters[writer] + 1);
                    counters[writer]++;
                    if (Interlocked.Increment(ref acknowledged) == WritesBeforeTheKill / 2)
                    {
                        process.Kill();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // The process is gone; what it did not answer may or may not be there.
            }
        }));
    }

    private static async Task CountAsync(HttpClient client, int writer, long value)
    {
        var text = $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"counter-{{{writer}}}"},"data":{"n":"{{{value}}}"}}""";
        using var response = value == 1
            ? await client.PostAsync(Maps, Json(text))
            : await client.PutAsync($"{Maps}/counter-{writer}", Json(text));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
