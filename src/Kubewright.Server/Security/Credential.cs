using System.Security.Cryptography;

namespace Kubewright.Server;

/// <summary>Who may ask: a random token, and what it allows.</summary>
/// <param name="Token">The bearer token.</param>
/// <param name="User">The user it stands for.</param>
/// <param name="IsReadOnly">Whether it may only read.</param>
internal sealed record Credential(string Token, string User, bool IsReadOnly)
{
    /// <summary>A new credential with 256 random bits.</summary>
    public static Credential Create(string user, bool isReadOnly) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), user, isReadOnly);

    /// <summary>Whether a token is this one. How long it takes tells nothing about how much of it is right.</summary>
    public bool Matches(string token) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Token), System.Text.Encoding.UTF8.GetBytes(token));
}
