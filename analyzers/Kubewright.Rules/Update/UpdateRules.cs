using System.Collections.Immutable;

namespace Kubewright.Rules.Update;

/// <summary>The rules of the category.</summary>
internal static class UpdateRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } = [];
}
