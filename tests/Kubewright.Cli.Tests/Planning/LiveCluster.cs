using Kubewright.Runtime;
using Kubewright.Server;

namespace Kubewright.Cli.Tests;

/// <summary>A cluster that runs fast and is served to kubectl, as <c>kubewright up</c> does it.</summary>
internal sealed class LiveCluster : IAsyncDisposable
{
    private const double Speed = 30;

    private readonly CancellationTokenSource _ending = new();
    private readonly KubernetesServer _server;
    private readonly Task _running;

    private LiveCluster(Cluster cluster, KubernetesServer server, string kubeconfig)
    {
        Cluster = cluster;
        Kubeconfig = kubeconfig;
        _server = server;
        server.WriteKubeconfig(kubeconfig);
        _running = Task.Run(() => cluster.RunUntilAsync(static _ => false, Timeout.InfiniteTimeSpan, _ending.Token));
    }

    public Cluster Cluster { get; }

    public string Kubeconfig { get; }

    /// <summary>Starts a cluster; the test is skipped where there is no kubectl to reach it with.</summary>
    /// <param name="kubeconfig">Where to write its kubeconfig.</param>
    public static async Task<LiveCluster> StartAsync(string kubeconfig)
    {
        Assert.SkipWhen(Server.Tests.Kubectl.All.IsEmpty, "There is no kubectl on PATH or in KUBEWRIGHT_KUBECTLS.");
        var cluster = Cluster.Create(new ClusterOptions { Clock = new ScaledClock(TimeProvider.System, Speed) });
        return new LiveCluster(cluster, await KubernetesServer.StartAsync(cluster), kubeconfig);
    }

    /// <summary>Runs a command of kubewright against the cluster.</summary>
    public Task<CliRun> RunAsync(params string[] args) => CliRun.Of([.. args, "--kubeconfig", Kubeconfig]);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        await _server.DisposeAsync();
        _ending.Dispose();
    }
}
