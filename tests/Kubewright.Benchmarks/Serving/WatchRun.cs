using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Kubewright.Benchmarks.Serving;

/// <summary>1,000 writes per second, with 20 watchers that must see each of them once and in order.</summary>
internal static class WatchRun
{
    private const int Watchers = 20;
    private const int Writers = 16;
    private const int WritesPerSecond = 1000;
    private const int Samples = 10;

    /// <summary>Runs it and prints a row of the table, and the memory in between.</summary>
    /// <param name="duration">How long to write.</param>
    /// <exception cref="InvalidOperationException">A change was lost, or came twice.</exception>
    public static async Task RunAsync(TimeSpan duration)
    {
        using var server = await ServerProcess.StartAsync();
        using var client = LoadClient.Open(server.Kubeconfig);
        using var watching = LoadClient.Open(server.Kubeconfig);
        var writers = Enumerable.Range(0, Writers).Select(i => new Writer(client, $"map-{i}")).ToList();
        foreach (var writer in writers)
        {
            // What is compiled at first use is not what is measured.
            await writer.WriteAsync();
        }

        var from = await VersionAsync(client);
        var written = writers.Select(static writer => writer.Changes).ToList();
        var readers = Enumerable.Range(0, Watchers).Select(static _ => new WatchReader()).ToList();
        using var ending = new CancellationTokenSource();
        var reading = readers.Select(reader => reader.RunAsync(watching, from, ending.Token)).ToList();
        await Task.WhenAll(readers.Select(static reader => reader.Started));

        var before = await server.MeasureAsync();
        var begin = Stopwatch.GetTimestamp();
        var sampling = SampleAsync(server, duration);
        var total = await LoadAsync(writers, duration, begin);
        var clock = Stopwatch.GetElapsedTime(begin);
        var after = await sampling;

        var last = await new Writer(client, "last").WriteAsync();
        await await Task.WhenAny([Task.WhenAll(readers.Select(reader => reader.ReachAsync(last))), .. reading]);
        await ending.CancelAsync();
        Compare(writers, written, readers);
        Print(writers, total, clock, after.Processor - before.Processor);
        Console.WriteLine($"in use, MB: {before.InUse >> 20} {string.Join(' ', after.InUse.Select(static bytes => bytes >> 20))}; of the process, MB: {before.Memory >> 20} {string.Join(' ', after.Memory.Select(static bytes => bytes >> 20))}");
    }

    /// <summary>Each write has its time; one that is late is made at once.</summary>
    /// <returns>How many were made.</returns>
    private static async Task<long> LoadAsync(List<Writer> writers, TimeSpan duration, long begin)
    {
        var (next, made) = (0L, 0L);
        await Task.WhenAll(writers.Select(async writer =>
        {
            while (Stopwatch.GetElapsedTime(begin) < duration)
            {
                var early = TimeSpan.FromSeconds((double)Interlocked.Increment(ref next) / WritesPerSecond) - Stopwatch.GetElapsedTime(begin);
                if (early > TimeSpan.Zero)
                {
                    await Task.Delay(early, TimeProvider.System);
                }

                await writer.WriteAsync();
                Interlocked.Increment(ref made);
            }
        }));
        return made;
    }

    private static async Task<(TimeSpan Processor, List<long> Memory, List<long> InUse)> SampleAsync(ServerProcess server, TimeSpan duration)
    {
        var (processor, memory, inUse) = (TimeSpan.Zero, new List<long>(), new List<long>());
        for (var i = 0; i < Samples; i++)
        {
            await Task.Delay(duration / Samples, TimeProvider.System);
            var sample = await server.MeasureAsync();
            processor = sample.Processor;
            memory.Add(sample.Memory);
            inUse.Add(sample.InUse);
        }

        return (processor, memory, inUse);
    }

    private static void Compare(List<Writer> writers, List<EventCount> before, List<WatchReader> readers)
    {
        var count = writers.Sum(static writer => writer.Changes.Count) - before.Sum(static changes => changes.Count) + 1;
        var removals = writers.Sum(static writer => writer.Removals);
        var sum = readers[0].Changes.Sum;
        foreach (var reader in readers)
        {
            if (reader.Changes.Count != count || reader.Removals != removals || reader.Changes.Sum != sum)
            {
                throw new InvalidOperationException($"Of {count} changes and {removals} removals a watcher saw {reader.Changes.Count} and {reader.Removals}.");
            }
        }
    }

    private static void Print(List<Writer> writers, long total, TimeSpan clock, TimeSpan processor)
    {
        var times = writers.SelectMany(static writer => writer.Times.Skip(1)).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| watch | {Watchers} watchers, {total} writes | {clock.TotalSeconds:0.0} s | {total / clock.TotalSeconds:0} | {times[times.Count / 2]:0.0} ms | {times[times.Count * 99 / 100]:0.0} ms | {processor.TotalMilliseconds / total:0.00} ms |"));
    }

    private static async Task<long> VersionAsync(HttpClient client)
    {
        using var list = JsonDocument.Parse(await client.GetStringAsync(Writer.Maps + "?limit=1"));
        return long.Parse(list.RootElement.GetProperty("metadata").GetProperty("resourceVersion").GetString()!, CultureInfo.InvariantCulture);
    }
}
