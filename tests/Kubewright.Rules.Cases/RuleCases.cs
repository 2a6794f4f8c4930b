using System.Collections.Immutable;
using System.Reflection;

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

    /// <summary>All cases, ordered by rule: those of every class here whose name ends with <c>Cases</c>.</summary>
    public static ImmutableArray<RuleCase> All { get; } =
    [
        .. typeof(RuleCases).Assembly.GetTypes()
            .Where(static type => type != typeof(RuleCases) && type.Name.EndsWith("Cases", StringComparison.Ordinal))
            .Select(static type => (ImmutableArray<RuleCase>)type.GetProperty("All", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!)
            .SelectMany(static cases => cases)
            .OrderBy(static item => item.RuleId, StringComparer.Ordinal),
    ];

    /// <summary>The case that <see cref="RuleCase.ToString"/> names.</summary>
    public static RuleCase Find(string name) => All.Single(item => item.ToString() == name);
}
