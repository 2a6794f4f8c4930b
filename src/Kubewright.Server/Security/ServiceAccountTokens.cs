using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The tokens of ServiceAccounts: JSON web tokens that this server signs, and knows again.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="key">What they are signed with.</param>
internal sealed class ServiceAccountTokens(Cluster cluster, byte[] key)
{
    /// <summary>Who issues them, and for whom they are good.</summary>
    public const string Issuer = "https://kubernetes.default.svc.cluster.local";

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    /// <summary>Tokens that stay good as long as the credentials of a server do.</summary>
    public static ServiceAccountTokens Of(Cluster cluster, Credential credential) =>
        new(cluster, HMACSHA256.HashData(Encoding.UTF8.GetBytes(credential.Token), "service-account-tokens"u8));

    /// <summary>A new token.</summary>
    /// <param name="account">The account, as the API server keeps it.</param>
    /// <param name="audiences">For whom it is good.</param>
    /// <param name="seconds">How long it is good.</param>
    public string Create(IKubernetesObject account, JsonArray audiences, long seconds)
    {
        var (ns, name) = (account.Metadata.Namespace, account.Metadata.Name);
        var now = cluster.Store.Now.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["aud"] = audiences.DeepClone(),
            ["exp"] = now + seconds,
            ["iat"] = now,
            ["iss"] = Issuer,
            ["kubernetes.io"] = new JsonObject
            {
                ["namespace"] = ns,
                ["serviceaccount"] = new JsonObject { ["name"] = name, ["uid"] = account.Metadata.Uid },
            },
            ["nbf"] = now,
            ["sub"] = $"{Requester.ServiceAccountPrefix}{ns}:{name}",
        };
        var text = $"{Header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{text}.{Signature(text)}";
    }

    /// <summary>Whose token it is; null when it is none, or no longer good: it has ended, was made for somebody else, or the account is gone.</summary>
    public Requester? Find(string token)
    {
        if (token.Split('.') is not [var header, var body, var signature]
            || header != Header
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signature($"{header}.{body}")), Encoding.UTF8.GetBytes(signature)))
        {
            return null;
        }

        // What bears the signature was written here, so that it has the form that is written here.
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(body));
        var claims = document.RootElement;
        var about = claims.GetProperty("kubernetes.io");
        var account = about.GetProperty("serviceaccount");
        var isForUs = claims.GetProperty("aud").EnumerateArray().Any(static audience => audience.GetString() == Issuer);
        var uid = account.GetProperty("uid").GetString();
        return isForUs
            && claims.GetProperty("exp").GetInt64() > cluster.Store.Now.ToUnixTimeSeconds()
            && cluster.Snapshot.Find<ServiceAccount>(about.GetProperty("namespace").GetString()!, account.GetProperty("name").GetString()!)?.Metadata.Uid == uid
                ? Requester.Of(claims.GetProperty("sub").GetString()!, []) with { Uid = uid }
                : null;
    }

    private string Signature(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
