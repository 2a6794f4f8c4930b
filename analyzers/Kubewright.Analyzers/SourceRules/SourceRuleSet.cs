using System.Collections.Immutable;
using Kubewright.Rules;

namespace Kubewright.Analyzers;

/// <summary>The rules that read how C# makes an object, and so run here alone.</summary>
internal static class SourceRuleSet
{
    /// <summary>Those that check each object of a manifest set, ordered by id.</summary>
    /// <param name="origins">Where things are written in the program.</param>
    public static ImmutableArray<Rule> In(Origins origins) =>
        [new ImmutableValuesAreDeterministic(), new TemplatesAreDeterministic(), new SecretsAreNotCompiledIn(), new ReferencesNameTheObject(origins)];
}
