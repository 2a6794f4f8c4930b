using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>All cases.</summary>
public static class RuleCases
{
    /// <summary>The global using directives that a project with the package has.</summary>
    public const string CSharpUsings =
        """
        global using Kubewright;
        global using static Kubewright.AccessMode;
        global using static Kubewright.References;
        """;

    /// <summary>All cases, ordered by rule.</summary>
    public static ImmutableArray<RuleCase> All { get; } =
    [
        .. SelectorTemplateMismatchCases.All,
        .. GoverningServiceMissingCases.All,
        .. GoverningServiceNotHeadlessCases.All,
        .. GoverningServiceSelectorMismatchCases.All,
        .. GracePeriodZeroCases.All,
    ];

    /// <summary>The case that <see cref="RuleCase.ToString"/> names.</summary>
    public static RuleCase Find(string name) => All.Single(item => item.ToString() == name);
}
