using System.Collections.Immutable;

namespace Kubewright.Rules.Security;

/// <summary>The rules of the category.</summary>
internal static class SecurityRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } = [];
}
