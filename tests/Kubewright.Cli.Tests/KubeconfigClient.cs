using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Kubewright.Cli.Tests;

/// <summary>Makes clients from kubeconfigs.</summary>
internal static class KubeconfigClient
{
    /// <summary>A client that trusts the file's authority and carries its token.</summary>
    public static HttpClient Open(string path)
    {
        var authority = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(Convert.FromBase64String(Value("certificate-authority-data"))));
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { authority },
        };
        return new HttpClient(handler)
        {
            BaseAddress = new Uri(Value("server")),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Value("token")) },
        };

        string Value(string name) =>
            File.ReadLines(path).Select(static line => line.Trim()).First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();
    }
}
