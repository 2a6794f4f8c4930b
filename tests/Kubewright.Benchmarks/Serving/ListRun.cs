using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kubewright.Runtime;
using Kubewright.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Kubewright.Benchmarks.Serving;

/// <summary>10,000 pods as a list, next to a server that has nothing to do but copy the same bytes to the same kind of connection.</summary>
internal static class ListRun
{
    private const int Pods = 10_000;
    private const int Rounds = 31;

    /// <summary>Runs it and prints a row of the table.</summary>
    public static async Task RunAsync()
    {
        var cluster = RuntimeRuns.Ready(Pods, PodManagementPolicy.Parallel, 2);
        await using var server = await KubernetesServer.StartAsync(cluster);
        var folder = Directory.CreateTempSubdirectory("kubewright-");
        try
        {
            var kubeconfig = Path.Combine(folder.FullName, "kubeconfig");
            server.WriteKubeconfig(kubeconfig);
            using var client = LoadClient.Open(kubeconfig);
            var bytes = await client.GetByteArrayAsync("/api/v1/pods");
            await using var copier = await StartCopierAsync(bytes);
            using var copies = LoadClient.Trusting(new Uri(copier.Urls.First()));
            await CompareAsync(client, copies, bytes.Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>In turns, so that both meet the same machine.</summary>
    private static async Task CompareAsync(HttpClient list, HttpClient copy, int size)
    {
        var buffer = new byte[256 * 1024];
        var times = new List<(double List, double Copy)>();
        for (var round = 0; round < Rounds; round++)
        {
            times.Add((await TimeAsync(list, "/api/v1/pods", size, buffer), await TimeAsync(copy, "/", size, buffer)));
        }

        var (listed, copied) = (Median(times.Select(static t => t.List)), Median(times.Select(static t => t.Copy)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| list | {Pods} pods, {size >> 20} MB | {listed:0.0} ms | {copied:0.0} ms | {Median(times.Select(static t => t.List / t.Copy)):0.00} |"));
    }

    private static async Task<double> TimeAsync(HttpClient client, string path, int size, byte[] buffer)
    {
        var begin = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        long total = 0;
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0)
        {
            total += read;
        }

        var time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        return total == size ? time : throw new InvalidOperationException($"{path} has {total} bytes instead of {size}.");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static async Task<WebApplication> StartCopierAsync(byte[] bytes)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var issued = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var certificate = X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pfx), null);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate })));
        var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.ContentLength = bytes.Length;
            await http.Response.BodyWriter.WriteAsync(bytes);
        });
        await app.StartAsync();
        return app;
    }
}
