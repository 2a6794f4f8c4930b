using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Cases;

/// <summary>
/// One manifest set and everything that one rule says about it, in up to three notations. The rules that the findings name
/// run beside it, the others do not. A front end's tests run
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

    /// <summary>Why C# cannot say what the case has wrong; null when it can.</summary>
    public string? NotInCSharp { get; init; }

    /// <summary>YAML of what was last applied, for rules about changes; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>Settings, as a user writes them: <c>[(RuleSetting.NodeCount, "3")]</c>.</summary>
    public ImmutableArray<(RuleSetting Setting, string Text)> Settings { get; init; } = [];

    /// <summary>What the rules report; empty when they must be silent.</summary>
    public ImmutableArray<ExpectedFinding> Findings { get; init; } = [];

    /// <summary>The options of the case: its settings, and no rules but those it is about.</summary>
    public RuleOptions Options
    {
        get
        {
            var rules = Findings.Select(static finding => finding.Id).Append(RuleId).ToHashSet(StringComparer.Ordinal);
            var options = RuleOptionsReader.Read(
                RuleOptions.Default with { Preset = RulePreset.All, Disabled = [.. RuleCatalog.Descriptors.Select(static rule => rule.Id).Where(id => !rules.Contains(id))] },
                setting => Settings.FirstOrDefault(pair => pair.Setting == setting).Text,
                out var problems);
            return problems.IsEmpty ? options : throw new InvalidOperationException(problems[0]);
        }
    }

    /// <summary>The manifests of <see cref="Baseline"/>; null for none.</summary>
    public ManifestSet? BaselineSet => Baseline is null ? null : ManifestSet.FromYaml(YamlReader.Read(Baseline, "baseline.yaml"));

    /// <summary>The rule and the name, for the list of tests.</summary>
    public override string ToString() => $"{RuleId}/{Name}";
}
