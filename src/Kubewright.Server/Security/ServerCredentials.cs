using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kubewright.Server;

/// <summary>What a server proves itself with, and whom it lets in.</summary>
/// <param name="Certificates">The authority and what it signed.</param>
/// <param name="Administrator">Who may do everything.</param>
/// <param name="Reader">Who may only read.</param>
internal sealed record ServerCredentials(ServerCertificates Certificates, Credential Administrator, Credential Reader) : IDisposable
{
    private const string AuthorityFile = "authority.pem";
    private const string TokensFile = "tokens";

    /// <summary>How long before its end an authority is replaced.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromDays(30);

    /// <summary>New credentials, or those that a folder keeps from an earlier start, so that kubeconfigs stay valid.</summary>
    /// <param name="folder">The folder; null to keep nothing.</param>
    /// <param name="address">Where the server listens.</param>
    /// <param name="now">The real time.</param>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be used.</exception>
    public static ServerCredentials Open(string? folder, IPAddress address, DateTimeOffset now)
    {
        if (folder is null)
        {
            return Create(ServerCertificates.Create([address], now), null);
        }

        var authority = Path.Combine(folder, AuthorityFile);
        var tokens = Path.Combine(folder, TokensFile);
        if (File.Exists(authority) && File.Exists(tokens))
        {
            var stored = Load(authority);
            if (stored.NotAfter.ToUniversalTime() - Reserve > now.UtcDateTime)
            {
                return Create(ServerCertificates.Create([address], now, stored), File.ReadAllLines(tokens));
            }

            stored.Dispose();
        }

        var created = Create(ServerCertificates.Create([address], now), null);
        using var key = created.Certificates.Authority.GetECDsaPrivateKey()!;
        PrivateFile.Write(authority, $"{created.Certificates.Authority.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        PrivateFile.Write(tokens, $"{created.Administrator.Token}\n{created.Reader.Token}\n");
        return created;
    }

    /// <inheritdoc/>
    public void Dispose() => Certificates.Dispose();

    private static X509Certificate2 Load(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(file);
        }
        catch (CryptographicException error)
        {
            throw new IOException($"{file} holds no certificate with its key; remove the file, and kubeconfigs of earlier starts end with it", error);
        }
    }

    private static ServerCredentials Create(ServerCertificates certificates, string[]? tokens) => new(
        certificates,
        Of("kubewright-admin", isReadOnly: false, tokens?.ElementAtOrDefault(0)),
        Of("kubewright-reader", isReadOnly: true, tokens?.ElementAtOrDefault(1)));

    /// <summary>A token that is too short to be one of ours is nobody's.</summary>
    private static Credential Of(string user, bool isReadOnly, string? token) =>
        token is { Length: >= 64 } ? new Credential(token, user, isReadOnly) : Credential.Create(user, isReadOnly);
}
