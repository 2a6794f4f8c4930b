using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
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
    private readonly ServerCredentials _credentials;
    private readonly ChangeSignal _signal;

    private KubernetesServer(WebApplication app, ServerCredentials credentials, ChangeSignal signal, Uri url, Uri dashboardUrl)
    {
        _app = app;
        _credentials = credentials;
        _signal = signal;
        Url = url;
        DashboardUrl = dashboardUrl;
    }

    /// <summary>Where the server listens, for example <c>https://127.0.0.1:6443/</c>.</summary>
    public Uri Url { get; }

    /// <summary>Where a browser is let in to the dashboard. The link is good once; the page then keeps its own credential.</summary>
    public Uri DashboardUrl { get; }

    /// <summary>Starts to serve.</summary>
    /// <param name="cluster">The cluster; somebody else runs it.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Gives the start up.</param>
    /// <exception cref="IOException">The port or the folder of the credentials cannot be used; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder of the credentials may not be used.</exception>
    public static async Task<KubernetesServer> StartAsync(Cluster cluster, ServerOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        options ??= new ServerOptions();
        SystemObjects.Install(cluster);
        var credentials = ServerCredentials.Open(options.CredentialsFolder, options.Address, options.Clock.GetUtcNow());
        var signal = new ChangeSignal(cluster);
        var app = Build(options, credentials.Certificates);
        var session = new DashboardSession();
        var authenticator = new Authenticator([credentials.Administrator, credentials.Reader], credentials.Certificates, session);
        var pipeline = ApiPipeline.Create(cluster, signal, authenticator, session, options.Clock);
        if (options.WhenDurable is { } whenDurable)
        {
            app.Use((http, next) => AcknowledgeWhenDurable(http, next, whenDurable));
        }

        app.UseWebSockets();
        app.Run(pipeline.HandleAsync);
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException { InnerException: AddressInUseException } or SocketException)
        {
            signal.Dispose();
            credentials.Dispose();
            await app.DisposeAsync().ConfigureAwait(false);
            var problem = error is SocketException ? $"cannot be listened on ({error.Message.TrimEnd('.')})" : "is in use";
            throw new IOException($"port {options.Port} of {options.Address} {problem}; choose another one, or 0 for any that is free", error);
        }

        var address = new Uri(app.Urls.First());
        return new KubernetesServer(app, credentials, signal, address, new Uri(address, $"{DashboardHandler.Path}/?token={session.Token}"));
    }

    /// <summary>Writes a kubeconfig for this server, readable by its owner alone.</summary>
    /// <param name="path">The file. One of an earlier server is replaced, any other refused.</param>
    /// <param name="isReadOnly">Whether it is for a user who may only read. Default false.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void WriteKubeconfig(string path, bool isReadOnly = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Kubeconfig.Write(path, Url, _credentials.Certificates, isReadOnly ? _credentials.Reader : _credentials.Administrator);
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
        _credentials.Dispose();
    }

    /// <summary>No answer to a write leaves before everything up to that write will survive the process.</summary>
    private static Task AcknowledgeWhenDurable(HttpContext http, RequestDelegate next, Func<Task> whenDurable)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.OnStarting(whenDurable);
        }

        return next(http);
    }

    private static WebApplication Build(ServerOptions options, ServerCertificates certificates)
    {
        var trust = OperatingSystem.IsWindows() ? null : SslCertificateTrust.CreateForX509Collection([certificates.Authority], sendTrustInHandshake: true);
        var context = SslStreamCertificateContext.Create(certificates.Server, additionalCertificates: null, offline: true, trust);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Beyond its own limit the API answers why; only far beyond that the connection is cut.
            kestrel.Limits.MaxRequestBodySize = 4 * ApiRequest.MaxBodySize;
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

                // Whose certificates count is said in the handshake: a browser then asks its user for no others.
                https.OnAuthenticate = (_, tls) => tls.ServerCertificateContext = context;
            }));
        });
        return builder.Build();
    }
}
