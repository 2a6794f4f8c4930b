using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Kubewright.Rules.Security;

/// <summary>Which environment variables hold secrets, by their names and values.</summary>
internal static class SecretNames
{
    private static readonly Regex Words = new("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant);

    private static readonly string[] Secrets = ["password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "credentials"];

    /// <summary>Keys of data and of caches, and keys that everybody may see.</summary>
    private static readonly string[] OpenKeys =
        ["public", "pub", "primary", "partition", "sort", "foreign", "hash", "routing", "cache", "row", "shard", "index", "group", "object", "lookup", "idempotency", "message", "config", "json", "annotation", "label", "host"];

    /// <summary>Last words of names that are about a secret but hold none: <c>PASSWORD_FILE</c>, <c>TOKEN_TTL</c>.</summary>
    private static readonly string[] About =
    [
        "file", "path", "dir", "directory", "name", "url", "uri", "endpoint", "host", "port", "id", "ttl", "expiry", "expiration", "timeout", "lifetime", "duration", "interval", "seconds", "age",
        "length", "size", "type", "format", "alg", "algorithm", "policy", "min", "max", "count", "issuer", "audience", "mount", "location", "store", "ref", "enabled", "disabled", "required",
        "optional", "provider", "source", "prefix", "header", "version", "scope", "rotation", "encryption", "namespace", "manager", "backend", "engine", "hash", "limit", "ids",
    ];

    private static readonly string[] Switches = ["true", "false", "yes", "no", "on", "off", "0", "1", "none", "null", "enabled", "disabled"];

    /// <summary>Whether the variable holds a secret in its value.</summary>
    /// <param name="name">The variable's name: <c>POSTGRES_PASSWORD</c>, <c>apiKey</c>.</param>
    /// <param name="value">Its value.</param>
    public static bool IsSecret(string name, string value)
    {
        var words = Words.Matches(name).Cast<Match>().Select(static match => match.Value.ToLowerInvariant()).ToList();
        if (words.Count == 0 || About.Contains(words[words.Count - 1]) || words[0] is "allow" or "enable" or "disable" or "use" or "require" || IsNoSecretValue(value))
        {
            return false;
        }

        // The shells of databases write PGPASSWORD in one word.
        return words.Any(static word => Secrets.Any(secret => word.EndsWith(secret, StringComparison.Ordinal)))
            || Enumerable.Range(0, words.Count).Any(i => words[i] == "key" && (i == 0 || !OpenKeys.Contains(words[i - 1])));
    }

    /// <summary>Whether the value is a switch, a path, or takes everything from another variable.</summary>
    private static bool IsNoSecretValue(string value) =>
        value.Trim().Length == 0
        || Switches.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase)
        || (value.StartsWith("$(", StringComparison.Ordinal) && value.IndexOf(')') == value.Length - 1)
        || value.StartsWith("/", StringComparison.Ordinal)
        || value.StartsWith("file:", StringComparison.Ordinal);
}
