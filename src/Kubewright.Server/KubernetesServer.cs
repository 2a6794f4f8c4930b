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
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Serves a simulated cluster as a Kubernetes API over HTTPS.</summary>
public sealed class KubernetesServer : IAsyncDisposable
{
    /// <summary>How long a client may take to shake hands, and to send the head of a request: with either side on a busy machine, long.</summary>
    private static readonly TimeSpan SlowestStart = TimeSpan.FromMinutes(1);

    private readonly WebApplication _app;
    private readonly ServerCredentials _credentials;
    private readonly ChangeSignal _signal;

    private KubernetesServer(WebApplication app, ServerCredentials credentials, ChangeSignal signal, SessionLimit sessions, Uri url, Uri dashboardUrl)
    {
        _app = app;
        _credentials = credentials;
        _signal = signal;
        Sessions = sessions;
        Url = url;
        DashboardUrl = dashboardUrl;
    }

    /// <summary>Where the server listens, for example <c>https://127.0.0.1:6443/</c>.</summary>
    public Uri Url { get; }

    /// <summary>Where a browser is let in to the dashboard. The link is good once; the page then keeps its own credential.</summary>
    public Uri DashboardUrl { get; }

    /// <summary>Who is connected to pods.</summary>
    internal SessionLimit Sessions { get; }

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
        var credentials = ServerCredentials.Open(options.CredentialsFolder, options.Address, options.Clock.GetUtcNow());
        SystemObjects.Install(cluster, credentials.Certificates.Authority.ExportCertificatePem() + "\n");
        var signal = new ChangeSignal(cluster);
        var app = Build(options, credentials.Certificates);
        var session = new DashboardSession();
        var tokens = ServiceAccountTokens.Of(cluster, credentials.Administrator);
        var roles = new RoleAuthorizer(cluster);
        var authenticator = new Authenticator([credentials.Administrator, credentials.Reader], credentials.Certificates, session, tokens, roles);
        var reviews = new ReviewHandler(cluster, authenticator, tokens, roles);
        var pipeline = ApiPipeline.Create(cluster, signal, authenticator, session, reviews, options);
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
        return new KubernetesServer(app, credentials, signal, pipeline.Sessions, address, new Uri(address, $"{DashboardHandler.Path}/?token={session.Token}"));
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
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();

        // When the process ends is decided by whoever started the server: the host must not take its signals.
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Beyond its own limit the API answers why; only far beyond that the connection is cut.
            kestrel.Limits.MaxRequestBodySize = 4 * ApiRequest.MaxBodySize;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 100;
            kestrel.Limits.RequestHeadersTimeout = SlowestStart;
            kestrel.Limits.MinResponseDataRate = new MinDataRate(240, TimeSpan.FromSeconds(20));
            kestrel.Limits.MaxConcurrentConnections = 2000;
            kestrel.Listen(options.Address, options.Port, listen => listen.UseHttps(Handshakes(certificates)));
        });
        return builder.Build();
    }

    /// <summary>How connections are secured.</summary>
    private static TlsHandshakeCallbackOptions Handshakes(ServerCertificates certificates)
    {
        // The framework looks through all authorities of the system for the certificate's chain, which takes longer than most of
        // the start: that is done beside it, and only the first client may have to wait.
        var context = Task.Run(() =>
        {
            // Whose certificates count is said in the handshake: a browser then asks its user for no others.
            var trust = OperatingSystem.IsWindows() ? null : SslCertificateTrust.CreateForX509Collection([certificates.Authority], sendTrustInHandshake: true);
            return SslStreamCertificateContext.Create(certificates.Server, additionalCertificates: null, offline: true, trust);
        });
        return new TlsHandshakeCallbackOptions
        {
            HandshakeTimeout = SlowestStart,
            OnConnection = async _ => new SslServerAuthenticationOptions
            {
                ServerCertificateContext = await context.ConfigureAwait(false),
                ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],

                // Whom the certificate stands for is decided per request; a foreign one is simply nobody's.
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = static (_, _, _, _) => true,
            },
        };
    }

    /// <summary>A host that lives as long as its server.</summary>
    private sealed class CallerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
