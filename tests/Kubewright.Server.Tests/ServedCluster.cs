using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>A simulated cluster that runs and is served, as <c>kubewright up</c> does it, on a clock that runs fast.</summary>
internal sealed class ServedCluster : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly string _folder;
    private readonly Task _running;
    private readonly KubernetesServer _server;

    private ServedCluster(Cluster cluster, KubernetesServer server, string folder)
    {
        Cluster = cluster;
        _server = server;
        _folder = folder;
        Kubeconfig = Path.Combine(folder, "kubeconfig");
        server.WriteKubeconfig(Kubeconfig);
        Http = Client(isReadOnly: false);
        _running = Task.Run(() => cluster.RunUntilAsync(static _ => false, Timeout.InfiniteTimeSpan, _ending.Token));
    }

    public Cluster Cluster { get; }

    /// <summary>A kubeconfig of the administrator.</summary>
    public string Kubeconfig { get; }

    /// <summary>A client with the administrator's token.</summary>
    public HttpClient Http { get; }

    public Uri Url => _server.Url;

    /// <summary>The link to the dashboard that is good once.</summary>
    public Uri DashboardUrl => _server.DashboardUrl;

    /// <summary>Who is connected to pods.</summary>
    public SessionLimit Sessions => _server.Sessions;

    /// <summary>Starts a cluster.</summary>
    /// <param name="speed">How many simulated seconds pass in a real one.</param>
    public static Task<ServedCluster> StartAsync(double speed = 20) => StartAsync(new ClusterOptions(), speed);

    /// <summary>Starts a cluster.</summary>
    /// <param name="options">What is in it; the clock is a fast one.</param>
    /// <param name="speed">How many simulated seconds pass in a real one.</param>
    public static async Task<ServedCluster> StartAsync(ClusterOptions options, double speed = 20)
    {
        var cluster = Cluster.Create(options with { Clock = new FastClock(speed) });
        var server = await KubernetesServer.StartAsync(cluster);
        return new ServedCluster(cluster, server, Directory.CreateTempSubdirectory("kubewright-").FullName);
    }

    /// <summary>A client that trusts the server's authority and carries the token of a kubeconfig.</summary>
    public HttpClient Client(bool isReadOnly)
    {
        var path = Kubeconfig;
        if (isReadOnly)
        {
            path = Path.Combine(_folder, "read-only");
            _server.WriteKubeconfig(path, isReadOnly: true);
        }

        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Value(path, "token"));
        return client;
    }

    /// <summary>A client that trusts the server's authority and carries no credential but the cookies that it is given.</summary>
    /// <param name="followsRedirects">Whether it goes where the server sends it.</param>
    public HttpClient Anonymous(bool followsRedirects = true)
    {
        var authority = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(Convert.FromBase64String(Value(Kubeconfig, "certificate-authority-data"))));
        var handler = new SocketsHttpHandler { AllowAutoRedirect = followsRedirects };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { authority },
        };
        return new HttpClient(handler) { BaseAddress = Url };
    }

    /// <summary>Sends a request as the administrator.</summary>
    public async Task<(int Code, JsonNode? Body)> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    /// <summary>Reads what must be there.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        var (code, body) = await SendAsync(HttpMethod.Get, path);
        Assert.True(code == 200 && body is not null, $"GET {path} was answered with {code}: {body}");
        return body!;
    }

    /// <summary>Adds what must be taken.</summary>
    public async Task<JsonNode> CreateAsync(string path, string body)
    {
        var (code, created) = await SendAsync(HttpMethod.Post, path, body);
        Assert.True(code == 201 && created is not null, $"POST {path} was answered with {code}: {created}");
        return created!;
    }

    /// <summary>Adds a ConfigMap; by default it has a label <c>test</c>.</summary>
    public Task<JsonNode> CreateMapAsync(string name, string labels = """{"test":""}""") =>
        CreateAsync("/api/v1/namespaces/default/configmaps", Samples.Map(name, labels));

    /// <summary>Begins to watch.</summary>
    public async Task<WatchReader> WatchAsync(string path)
    {
        var response = await Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        return new WatchReader(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>A terminal in which kubectl talks to this cluster.</summary>
    /// <param name="kubectl">The path of the kubectl.</param>
    public Terminal Terminal(string kubectl) => new(kubectl, Kubeconfig, Path.Combine(_folder, "terminal"));

    /// <summary>Waits until the cluster is as wanted.</summary>
    /// <param name="condition">What is wanted.</param>
    /// <exception cref="TimeoutException">It is not so in all the time that there is patience for.</exception>
    public async Task UntilAsync(Func<ClusterSnapshot, bool> condition)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Cluster.Store.Subscribe(_ =>
        {
            if (condition(Cluster.Snapshot))
            {
                done.TrySetResult();
            }
        });
        if (!condition(Cluster.Snapshot))
        {
            await done.Task.WaitAsync(Patience.Limit);
        }
    }

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

        Http.Dispose();
        await _server.DisposeAsync();
        _ending.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Value(string file, string name) =>
        File.ReadLines(file).Select(static line => line.Trim()).First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();
}
