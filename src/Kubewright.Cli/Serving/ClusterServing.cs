using System.Globalization;
using Kubewright.Runtime;
using Kubewright.Server;

namespace Kubewright.Cli;

/// <summary>A cluster that is being served: its API, its DNS names, and the kubeconfigs that lead there.</summary>
internal sealed class ClusterServing : IAsyncDisposable
{
    private readonly KubernetesServer _server;
    private DnsListener? _names;
    private string? _passing;

    private ClusterServing(KubernetesServer server) => _server = server;

    /// <summary>Starts to serve, and says how to get there.</summary>
    /// <param name="cluster">The cluster; somebody else runs it.</param>
    /// <param name="options">How.</param>
    /// <param name="database">What keeps the cluster; null when nothing does.</param>
    /// <param name="console">Where to say it.</param>
    /// <exception cref="IOException">A port or a file cannot be used; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public static async Task<ClusterServing> StartAsync(Cluster cluster, ServeOptions options, ClusterDatabase? database, CliConsole console)
    {
        var server = await KubernetesServer.StartAsync(cluster, new ServerOptions
        {
            Port = options.Port,
            CredentialsFolder = database?.Folder,
            WhenDurable = database is null ? null : database.WhenDurable,
        }).ConfigureAwait(false);
        var serving = new ClusterServing(server);
        try
        {
            serving.Announce(cluster, options, database is not null, console);
            return serving;
        }
        catch
        {
            await serving.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_names is not null)
        {
            await _names.DisposeAsync().ConfigureAwait(false);
        }

        await _server.DisposeAsync().ConfigureAwait(false);
        if (_passing is not null)
        {
            File.Delete(_passing);
        }
    }

    private void Announce(Cluster cluster, ServeOptions options, bool isKept, CliConsole console)
    {
        _names = DnsListener.Start(cluster, port: options.DnsPort);
        var kubeconfig = options.Kubeconfig ?? DefaultKubeconfig(_server.Url.Port);
        _server.WriteKubeconfig(kubeconfig);
        if (options.Kubeconfig is null && !isKept)
        {
            // What it holds lets nobody in any more once the server has ended.
            _passing = kubeconfig;
        }

        console.Error.WriteLine($"Serving {_server.Url.GetLeftPart(UriPartial.Authority)} until Ctrl-C. In another terminal:");
        console.Error.WriteLine($"  kubectl --kubeconfig {Quote(kubeconfig)} get pods");
        if (options.ReadOnlyKubeconfig is { } readOnly)
        {
            _server.WriteKubeconfig(readOnly, isReadOnly: true);
            console.Error.WriteLine($"  kubectl --kubeconfig {Quote(readOnly)} get pods   # may only read");
        }

        console.Error.WriteLine($"  dig -p {_names.EndPoint.Port} @{_names.EndPoint.Address} {DnsName(cluster.Snapshot)}");
        console.Error.WriteLine("In a browser, with a link that is good once:");
        console.Error.WriteLine($"  {_server.DashboardUrl}");
        console.Error.WriteLine();
    }

    /// <summary>A file of its own per port, beside kubectl's own one, which is left alone.</summary>
    private static string DefaultKubeconfig(int port)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0
            ? Path.Combine(home, ".kube", string.Create(CultureInfo.InvariantCulture, $"kubewright-{port}.yaml"))
            : throw new IOException("there is no home folder for the kubeconfig; name a file with --kubeconfig");
    }

    /// <summary>A name that there is, to try.</summary>
    private static string DnsName(ClusterSnapshot snapshot)
    {
        var service = snapshot.Services.FirstOrDefault();
        return service is null
            ? $"dns-version.{DnsResolver.DefaultDomain} TXT"
            : $"{service.Metadata.Name}.{service.Metadata.Namespace}.svc.{DnsResolver.DefaultDomain}";
    }

    private static string Quote(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
