using System.Net.Http.Headers;

namespace Kubewright.Benchmarks.Serving;

/// <summary>Connects to a server as a kubeconfig says.</summary>
internal static class LoadClient
{
    /// <summary>A client with as many connections as it needs.</summary>
    public static HttpClient Open(string kubeconfig)
    {
        var client = Trusting(new Uri(Value(kubeconfig, "server")));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Value(kubeconfig, "token"));
        return client;
    }

    /// <summary>A client that believes whoever answers.</summary>
    public static HttpClient Trusting(Uri url)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        return new HttpClient(handler) { BaseAddress = url };
    }

    private static string Value(string file, string name) =>
        File.ReadLines(file).Select(static line => line.Trim()).First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();
}
