using System.Collections.Immutable;

namespace Kubewright.Rules.Identity;

/// <summary>The rules of the category.</summary>
internal static class IdentityRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new SelectorMatchesTemplateLabels(),
    ];
}
