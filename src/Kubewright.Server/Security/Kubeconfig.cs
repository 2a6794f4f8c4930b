using System.Security.Cryptography;
using System.Text;

namespace Kubewright.Server;

/// <summary>The file that tells <c>kubectl</c> where the server is and who asks.</summary>
internal static class Kubeconfig
{
    /// <summary>The name of cluster, user and context.</summary>
    public const string Name = "kubewright";

    /// <summary>Tells a file of ours, which may be replaced, from one that holds somebody's clusters.</summary>
    private const string Mark = "# Written by kubewright, and replaced whenever it starts.";

    /// <summary>Writes the file so that only its owner can read it.</summary>
    /// <param name="path">Where to. A file that is there already must be one of ours.</param>
    /// <param name="url">The server's address.</param>
    /// <param name="certificates">The authority, and the user's certificate.</param>
    /// <param name="credential">The user's token.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, Uri url, ServerCertificates certificates, Credential credential)
    {
        if (File.Exists(path) && File.ReadLines(path).FirstOrDefault() != Mark)
        {
            throw new IOException($"{path} is there already and was not written by kubewright; name another file, so that what it holds is not lost");
        }

        PrivateFile.Write(path, $"""
            {Mark}
            apiVersion: v1
            kind: Config
            clusters:
            - name: {Name}
              cluster:
                server: {url.GetLeftPart(UriPartial.Authority)}
                certificate-authority-data: {Base64(certificates.Authority.ExportCertificatePem())}
            users:
            - name: {Name}
              user:
                token: {credential.Token}{Certificate(certificates, credential)}
            contexts:
            - name: {Name}
              context:
                cluster: {Name}
                user: {Name}
                namespace: default
            current-context: {Name}

            """);
    }

    /// <summary>The certificate stands for the administrator, so a read-only user gets none.</summary>
    private static string Certificate(ServerCertificates certificates, Credential credential)
    {
        if (credential.IsReadOnly)
        {
            return "";
        }

        using var key = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(certificates.Client)
            ?? throw new CryptographicException("The administrator's certificate has no private key.");
        return $"""

                client-certificate-data: {Base64(certificates.Client.ExportCertificatePem())}
                client-key-data: {Base64(key.ExportPkcs8PrivateKeyPem())}
            """;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text + "\n"));
}
