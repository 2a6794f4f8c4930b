using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>
/// One manifest set and everything that all rules together say about it, in up to three notations. A front end's tests run
/// the notations that the front end reads; objects built by the C# text, and objects read from the YAML text, must give
/// the same findings without places.
/// </summary>
/// <param name="RuleId">The rule that the case is about.</param>
/// <param name="Name">What the case shows, unique within the rule: <c>label-differs</c>.</param>
public sealed record RuleCase(string RuleId, string Name)
{
    /// <summary>
    /// YAML with <c>[|…|]</c> around each place where a finding begins, in the order of <see cref="Findings"/>; null when
    /// YAML cannot say it.
    /// </summary>
    public string? Yaml { get; init; }

    /// <summary>
    /// For what a front end may not know: YAML in which the value <c>$unknown</c>, the map key <c>$more</c> and the list
    /// item <c>$more</c> stand for what nobody could see. Marked like <see cref="Yaml"/>; null when everything is known.
    /// </summary>
    public string? Tree { get; init; }

    /// <summary>
    /// C# with <c>[|…|]</c> around each diagnostic. The text is a whole file without the using directives that the package
    /// adds (<see cref="RuleCases.CSharpUsings"/>); null when C# cannot say it.
    /// </summary>
    public string? CSharp { get; init; }

    /// <summary>What the rules report; empty when they must be silent.</summary>
    public ImmutableArray<ExpectedFinding> Findings { get; init; } = [];

    /// <summary>The rule and the name, for the list of tests.</summary>
    public override string ToString() => $"{RuleId}/{Name}";
}
