using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Serves a simulated cluster as a Kubernetes API over HTTPS.</summary>
public sealed class KubernetesServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServerCertificates _certificates;
    private readonly ChangeSignal _signal;
    private readonly Credential _administrator;
    private readonly Credential _reader;

    private KubernetesServer(WebApplication app, ServerCertificates certificates, ChangeSignal signal, Credential administrator, Credential reader, Uri url)
    {
        _app = app;
        _certificates = certificates;
        _signal = signal;
        _administrator = administrator;
        _reader = reader;
        Url = url;
    }

    /// <summary>Where the server listens, for example <c>https://127.0.0.1:6443/</c>.</summary>
    public Uri Url { get; }

    /// <summary>Starts to serve.</summary>
    /// <param name="cluster">The cluster; somebody else runs it.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Gives the start up.</param>
    /// <exception cref="IOException">The port is in use; the message says so.</exception>
    public static async Task<KubernetesServer> StartAsync(Cluster cluster, ServerOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        options ??= new ServerOptions();
        SystemObjects.Install(cluster);
        var certificates = ServerCertificates.Create([options.Address], options.Clock.GetUtcNow());
        var administrator = Credential.Create("kubewright-admin", isReadOnly: false);
        var reader = Credential.Create("kubewright-reader", isReadOnly: true);
        var signal = new ChangeSignal(cluster);
        var app = Build(options, certificates);
        var pipeline = ApiPipeline.Create(cluster, signal, new Authenticator([administrator, reader], certificates), options.Clock);
        app.UseWebSockets();
        app.Run(pipeline.HandleAsync);
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            signal.Dispose();
            await app.DisposeAsync().ConfigureAwait(false);
            throw new IOException($"port {options.Port} of {options.Address} is in use; choose another one, or 0 for any that is free", error);
        }

        var address = new Uri(app.Urls.First());
        return new KubernetesServer(app, certificates, signal, administrator, reader, address);
    }

    /// <summary>Writes a kubeconfig for this server, readable by its owner alone.</summary>
    /// <param name="path">The file; it is replaced.</param>
    /// <param name="isReadOnly">Whether it is for a user who may only read. Default false.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void WriteKubeconfig(string path, bool isReadOnly = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Kubeconfig.Write(path, Url, _certificates, isReadOnly ? _reader : _administrator);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _signal.Dispose();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await _app.StopAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Watches that do not end by themselves are cut off.
        }

        await _app.DisposeAsync().ConfigureAwait(false);
        _certificates.Dispose();
    }

    private static WebApplication Build(ServerOptions options, ServerCertificates certificates)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiRequest.MaxBodySize;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 100;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinResponseDataRate = new MinDataRate(240, TimeSpan.FromSeconds(20));
            kestrel.Limits.MaxConcurrentConnections = 2000;
            kestrel.Listen(options.Address, options.Port, listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = certificates.Server;
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;

                // Whom the certificate stands for is decided per request; a foreign one is simply nobody's.
                https.AllowAnyClientCertificate();
            }));
        });
        return builder.Build();
    }
}
