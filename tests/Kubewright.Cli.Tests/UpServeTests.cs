using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kubewright.Cli.Tests;

/// <summary>What <c>up</c> serves, keeps and follows.</summary>
public sealed class UpServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Kubeconfig => _folder["kubeconfig"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Up_WithoutInput_ServesAnEmptyCluster()
    {
        await using var run = await ServeAsync();
        using var client = KubeconfigClient.Open(Kubeconfig);

        var pods = await client.GetStringAsync("/api/v1/pods");

        Assert.Contains("\"items\":[]", pods, StringComparison.Ordinal);
        Assert.Contains($"  kubectl --kubeconfig {Kubeconfig} get pods\n", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await run.EndAsync());
    }

    [Fact]
    public async Task Up_Manifests_AreServed()
    {
        _folder.Write("web.yaml", Manifests.Web());
        await using var run = await ServeAsync(_folder["web.yaml"], "--read-only-kubeconfig", _folder["reader"]);
        using var client = KubeconfigClient.Open(_folder["reader"]);

        using var found = await client.GetAsync("/apis/apps/v1/namespaces/default/statefulsets/web");
        using var refused = await client.DeleteAsync("/apis/apps/v1/namespaces/default/statefulsets/web");

        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Up_Link_LetsABrowserIn()
    {
        await using var run = await ServeAsync();
        await run.Error.UntilAsync("/dashboard/?token=");
        using var client = KubeconfigClient.Open(Kubeconfig);
        client.DefaultRequestHeaders.Authorization = null;

        using var page = await client.GetAsync(run.Error.ToString().Split('\n').Single(static line => line.Contains("/dashboard/", StringComparison.Ordinal)).Trim());

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.EndsWith("/dashboard/", page.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_Data_GoesOnWithWhatWasThere()
    {
        await using (var first = await ServeAsync("--data", _folder["data"]))
        {
            using var client = KubeconfigClient.Open(Kubeconfig);
            using var created = await client.PostAsync("/api/v1/namespaces/default/configmaps", new StringContent("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"kept"}}""", Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
            Assert.Equal(0, await first.EndAsync());
        }

        await using var second = await ServeAsync("--data", _folder["data"]);
        using var again = KubeconfigClient.Open(Kubeconfig);
        using var found = await again.GetAsync("/api/v1/namespaces/default/configmaps/kept");

        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }

    [Fact]
    public async Task Up_Watch_AppliesWhatChanged()
    {
        _folder.Write("web.yaml", Manifests.Web(replicas: 1));
        await using var run = await ServeAsync(_folder["web.yaml"], "--watch");

        _folder.Write("web.yaml", "kind: [");
        await run.Error.UntilAsync("The cluster goes on with what it has.");
        _folder.Write("web.yaml", Manifests.Web(replicas: 2).Replace("name: nginx", "name: other", StringComparison.Ordinal));
        await run.Error.UntilAsync("Applied 2 objects.");

        using var client = KubeconfigClient.Open(Kubeconfig);
        Assert.Contains("\"replicas\":2", await client.GetStringAsync("/apis/apps/v1/namespaces/default/statefulsets/web"), StringComparison.Ordinal);
        Assert.Contains("Service/default/nginx is no longer in the input and stays in the cluster", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await run.EndAsync());
    }

    [Fact]
    public async Task Up_CustomKind_IsServedAfterItsDefinition()
    {
        _folder.Write("widget.yaml", Manifests.Widget("w", "size: 2") + Manifests.WidgetDefinition);
        await using var run = await ServeAsync(_folder["widget.yaml"]);
        using var client = KubeconfigClient.Open(Kubeconfig);

        var widget = await client.GetStringAsync("/apis/example.com/v1/namespaces/default/widgets/w");

        Assert.Contains("\"spec\":{\"size\":2,\"colour\":\"red\"}", widget, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_CustomKindWithData_OutlivesItsDefinitionInTheInput()
    {
        _folder.Write("both.yaml", Manifests.WidgetDefinition + Manifests.Widget("w", "size: 2"));
        _folder.Write("one.yaml", Manifests.Widget("w", "size: 3"));
        await using (var first = await ServeAsync(_folder["both.yaml"], "--data", _folder["data"]))
        {
            Assert.Equal(0, await first.EndAsync());
        }

        await using var second = await ServeAsync(_folder["one.yaml"], "--data", _folder["data"]);
        using var client = KubeconfigClient.Open(Kubeconfig);

        Assert.Contains("\"size\":3", await client.GetStringAsync("/apis/example.com/v1/namespaces/default/widgets/w"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_WatchCustomKind_AppliesWhatChanged()
    {
        _folder.Write("widget.yaml", Manifests.WidgetDefinition + Manifests.Widget("w", "size: 1"));
        await using var run = await ServeAsync(_folder["widget.yaml"], "--watch");

        _folder.Write("widget.yaml", Manifests.WidgetDefinition + Manifests.Widget("other", "size: 2"));
        await run.Error.UntilAsync("Applied 2 objects.");

        using var client = KubeconfigClient.Open(Kubeconfig);
        Assert.Contains("\"size\":2", await client.GetStringAsync("/apis/example.com/v1/namespaces/default/widgets/other"), StringComparison.Ordinal);
        Assert.Contains("widgets.example.com/default/w is no longer in the input and stays in the cluster", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--dns-port")]
    public async Task Up_PortInUse_EndsInOneLine(string option)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var run = await CliRun.Of(["up", "--kubeconfig", Kubeconfig, option, $"{port}", .. option == "--port" ? Array.Empty<string>() : ["--port", "0"]]);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith($"port {port} of 127.0.0.1 is in use; choose another one, or 0 for any that is free.\n", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error, '\n');
    }

    [Fact]
    public async Task Up_FolderInUse_EndsInOneLine()
    {
        await using var first = await ServeAsync("--data", _folder["data"]);

        var run = await CliRun.Of("up", "--port", "0", "--kubeconfig", _folder["other"], "--data", _folder["data"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"kubewright: {_folder["data"]} is in use by another cluster; end that one, or name another folder.\n", run.Error);
    }

    [Theory]
    [InlineData("--kubeconfig")]
    [InlineData("--data")]
    public async Task Up_PathThatCannotBeUsed_EndsInOneLine(string option)
    {
        _folder.Write("file", "not ours");

        var run = await CliRun.Of(["up", "--port", "0", option, _folder["file"], .. option == "--data" ? ["--kubeconfig", Kubeconfig] : Array.Empty<string>()]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"kubewright: {_folder["file"]} ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error, '\n');
        Assert.Equal("not ours", _folder.Read("file"));
    }

    [Theory]
    [InlineData("--virtual-time --port 1", "--port has no meaning with --virtual-time, which serves nothing; remove one.")]
    [InlineData("--until-ready --kubeconfig x", "--kubeconfig has no meaning with --until-ready, which serves nothing; remove one.")]
    [InlineData("--no-server --dns-port 0", "--dns-port has no meaning with --no-server, which serves nothing; remove one.")]
    [InlineData("--until-ready --watch", "--watch has no meaning with --until-ready, which ends by itself; remove one.")]
    [InlineData("--virtual-time --data x", "--data cannot be kept with --virtual-time, which is a time of its own; remove one.")]
    [InlineData("--watch -", "--watch cannot follow standard input; name a file.")]
    [InlineData("--port 65536", "--port is a number from 0 to 65535.")]
    [InlineData("--port abc", "--port is a number from 0 to 65535.")]
    [InlineData("--dns-port 1.5", "--dns-port is a number from 0 to 65535.")]
    public async Task Option_ThatMakesNoSense_IsRefused(string options, string expected)
    {
        var run = await CliRun.Of(["up", "web.yaml", .. options.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"kubewright: {expected}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UntilReady_WithoutInput_IsRefused()
    {
        var run = await CliRun.Of("up", "--until-ready");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("kubewright: --until-ready needs something to run", run.Error, StringComparison.Ordinal);
    }

    private async Task<ServingRun> ServeAsync(params string[] options)
    {
        var run = new ServingRun(["up", "--port", "0", "--kubeconfig", Kubeconfig, .. options]);
        await run.Error.UntilAsync("Serving https://127.0.0.1:");
        await run.Error.UntilAsync("dig -p ");
        return run;
    }

    /// <summary>A run that goes on until Ctrl-C.</summary>
    private sealed class ServingRun : IAsyncDisposable
    {
        private readonly CancellationTokenSource _interrupt = new();
        private readonly Task<int> _running;

        public ServingRun(string[] args)
        {
            var console = new CliConsole(Stream.Null, new LineWriter(), Error);
            _running = Task.Run(() => CommandLine.RunAsync(args, console, _interrupt.Token));
        }

        public LineWriter Error { get; } = new();

        public async Task<int> EndAsync()
        {
            await _interrupt.CancelAsync();
            return await _running;
        }

        public async ValueTask DisposeAsync()
        {
            await EndAsync();
            _interrupt.Dispose();
        }
    }
}
