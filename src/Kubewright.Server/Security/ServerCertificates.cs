using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kubewright.Server;

/// <summary>The certificates of one server: an authority of its own, its own certificate, and that of the administrator.</summary>
internal sealed class ServerCertificates : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private ServerCertificates(X509Certificate2 authority, X509Certificate2 server, X509Certificate2 client)
    {
        Authority = authority;
        Server = server;
        Client = client;
    }

    /// <summary>The authority that signed the others; its private key is kept with it.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The server's certificate, for the addresses it listens on.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>The administrator's certificate: <c>CN=kubewright-admin, O=system:masters</c>.</summary>
    public X509Certificate2 Client { get; }

    /// <summary>Makes new certificates.</summary>
    /// <param name="addresses">The addresses that clients connect to.</param>
    /// <param name="now">When they begin to be valid; a day earlier, so that clocks may differ.</param>
    /// <param name="authority">An authority from before, with its key; null for a new one.</param>
    public static ServerCertificates Create(IEnumerable<IPAddress> addresses, DateTimeOffset now, X509Certificate2? authority = null)
    {
        authority ??= CreateAuthority(now);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        foreach (var address in addresses)
        {
            names.AddIpAddress(address);
        }

        using var made = Issue(authority, "CN=kubewright", "1.3.6.1.5.5.7.3.1", names, now);

        // What was made in memory has to go through PKCS #12 to be usable for TLS everywhere.
        var server = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
        var client = Issue(authority, "O=system:masters, CN=kubewright-admin", "1.3.6.1.5.5.7.3.2", null, now);
        return new ServerCertificates(authority, server, client);
    }

    /// <summary>Whether a certificate was signed by the authority and is for clients.</summary>
    public bool IsClient(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Authority);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2"));
        return chain.Build(certificate);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
        Client.Dispose();
    }

    private static X509Certificate2 CreateAuthority(DateTimeOffset now)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kubewright-ca", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(now.AddDays(-1), now + Lifetime);
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string subject, string usage, SubjectAlternativeNameBuilder? names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (names is not null)
        {
            request.CertificateExtensions.Add(names.Build());
        }

        using var issued = request.Create(authority, now.AddDays(-1), authority.NotAfter.ToUniversalTime() - TimeSpan.FromDays(1), RandomNumberGenerator.GetBytes(16));
        return issued.CopyWithPrivateKey(key);
    }
}
