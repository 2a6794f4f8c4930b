namespace Kubewright.Rules;

/// <summary>What is the same for every finding of a rule.</summary>
/// <param name="Id">The id, for example <c>KW1001</c>. It is never reused; the first digit is the category's.</param>
/// <param name="Name">The name in kebab case, for example <c>selector-template-mismatch</c>.</param>
/// <param name="Title">One line for a list of rules: what holds when the rule is silent.</param>
/// <param name="Category">One of <see cref="RuleCategory"/>.</param>
/// <param name="Severity">The severity unless the user sets another one.</param>
/// <param name="Preset">The smallest preset that has the rule.</param>
/// <param name="Scope">What the rule has to see.</param>
public sealed record RuleDescriptor(string Id, string Name, string Title, string Category, Severity Severity, RulePreset Preset, RuleScope Scope)
{
    /// <summary>The rule's page, relative to the repository's root.</summary>
    public string HelpPath => $"analyzers/Kubewright.Rules/{Category}/{Id}.md";
}
