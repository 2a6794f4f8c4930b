using System.Collections.Immutable;

namespace Kubewright.Rules;

/// <summary>The rules about C# source, such as a value that differs from run to run. The analyzer implements them.</summary>
public static class SourceRules
{
    /// <summary>No field that never changes takes its value from a clock, a random number or the machine.</summary>
    public static RuleDescriptor NondeterministicImmutableValue { get; } = new(
        "KW1003", "nondeterministic-immutable-value", "Fields that never change have the same value in every run",
        RuleCategory.Identity, Severity.Error, RulePreset.Default, RuleScope.Source);

    /// <summary>No part of a pod template takes its value from a clock, a random number or the machine.</summary>
    public static RuleDescriptor NondeterministicTemplate { get; } = new(
        "KW5018", "nondeterministic-template", "Pod templates have the same value in every run",
        RuleCategory.Update, Severity.Info, RulePreset.All, RuleScope.Source);

    /// <summary>No Secret is compiled into the program.</summary>
    public static RuleDescriptor SecretLiteral { get; } = new(
        "KW7001", "secret-literal-dataflow", "No Secret is compiled into the program",
        RuleCategory.Security, Severity.Warning, RulePreset.Production, RuleScope.Source);

    /// <summary>Every object that a class of manifests makes is emitted or used.</summary>
    public static RuleDescriptor ObjectNeverEmitted { get; } = new(
        "KW9011", "object-never-emitted", "Every object that a class of manifests makes is emitted or used",
        RuleCategory.Schema, Severity.Warning, RulePreset.Default, RuleScope.Source);

    /// <summary>An object that the program makes is referred to by its C# name.</summary>
    public static RuleDescriptor LiteralInsteadOfReference { get; } = new(
        "KW9015", "literal-instead-of-reference", "An object that the program makes is referred to by its C# name",
        RuleCategory.Schema, Severity.Info, RulePreset.All, RuleScope.Source);

    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<RuleDescriptor> All { get; } =
        [NondeterministicImmutableValue, NondeterministicTemplate, SecretLiteral, ObjectNeverEmitted, LiteralInsteadOfReference];
}
