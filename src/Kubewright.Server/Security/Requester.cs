using System.Collections.Immutable;

namespace Kubewright.Server;

/// <summary>Who sends a request, as the rules of access know them.</summary>
/// <param name="User">The name of the user.</param>
/// <param name="Groups">The groups that the user belongs to.</param>
internal sealed record Requester(string User, ImmutableArray<string> Groups)
{
    private const string Everybody = "system:authenticated";
    private const string Masters = "system:masters";
    private const string ServiceAccounts = "system:serviceaccounts";

    /// <summary>What the name of a ServiceAccount's user begins with; its namespace and name follow.</summary>
    public const string ServiceAccountPrefix = "system:serviceaccount:";

    /// <summary>The identifier of the user; null for one without.</summary>
    public string? Uid { get; init; }

    /// <summary>Whether the user may read everything and do nothing else.</summary>
    public bool IsReader { get; init; }

    /// <summary>Whether the user may do everything.</summary>
    public bool IsMaster => Groups.Contains(Masters);

    /// <summary>Who holds one of the server's own credentials.</summary>
    public static Requester Of(Credential credential) => credential.IsReadOnly
        ? new Requester(credential.User, [Everybody]) { IsReader = true }
        : new Requester(credential.User, [Masters, Everybody]);

    /// <summary>A user with the groups that follow from the name.</summary>
    /// <param name="user">The name.</param>
    /// <param name="groups">Further groups.</param>
    public static Requester Of(string user, IEnumerable<string> groups)
    {
        string[] own = user.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal) && user.Split(':') is [_, _, var ns, _]
            ? [ServiceAccounts, $"{ServiceAccounts}:{ns}"]
            : [];
        return new Requester(user, [.. own.Concat(groups).Append(Everybody).Distinct(StringComparer.Ordinal)]);
    }
}
