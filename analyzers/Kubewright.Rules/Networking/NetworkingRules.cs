using System.Collections.Immutable;

namespace Kubewright.Rules.Networking;

/// <summary>The rules of the category.</summary>
internal static class NetworkingRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new GoverningServiceExists(),
        new GoverningServiceIsHeadless(),
        new GoverningServiceSelectsThePods(),
    ];
}
