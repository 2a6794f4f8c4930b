using System.Diagnostics;
using System.Globalization;
using Kubewright.Runtime;
using Kubewright.Server;

namespace Kubewright.Benchmarks.Serving;

/// <summary>A process that serves an empty cluster and does nothing else, so that what it takes is the server's.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kubewright-");
    private readonly Process _process;

    private ServerProcess()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["server", "serve", Kubeconfig]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>How to reach it.</summary>
    public string Kubeconfig => Path.Combine(_folder.FullName, "kubeconfig");

    /// <summary>Starts one and waits until it serves.</summary>
    public static async Task<ServerProcess> StartAsync()
    {
        var server = new ServerProcess();
        await server._process.StandardOutput.ReadLineAsync();
        return server;
    }

    /// <summary>What it has taken until now: processor time, memory of the process, and of that what is in use after a collection of garbage.</summary>
    public async Task<(TimeSpan Processor, long Memory, long InUse)> MeasureAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        var words = (await _process.StandardOutput.ReadLineAsync())!.Split(' ');
        return (TimeSpan.FromTicks(Number(words[0])), Number(words[1]), Number(words[2]));

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>What such a process does: it serves, and tells what it takes for each line it is sent.</summary>
    public static async Task ServeAsync(string kubeconfig)
    {
        using var ending = new CancellationTokenSource();
        var cluster = Cluster.Create(new ClusterOptions { Clock = TimeProvider.System });
        await using var server = await KubernetesServer.StartAsync(cluster);
        server.WriteKubeconfig(kubeconfig);
        var running = cluster.RunUntilAsync(static _ => false, Timeout.InfiniteTimeSpan, ending.Token);
        Console.WriteLine(server.Url);
        while (await Console.In.ReadLineAsync() is not null)
        {
            var processor = Environment.CpuUsage.TotalTime.Ticks;
            var memory = Environment.WorkingSet;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{processor} {memory} {GC.GetTotalMemory(forceFullCollection: true)}"));
        }

        await ending.CancelAsync();
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
