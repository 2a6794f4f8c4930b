namespace Kubewright.Rules;

/// <summary>What a rule has to see.</summary>
public enum RuleScope
{
    /// <summary>One object by itself.</summary>
    Object,

    /// <summary>The other objects of the manifest set too.</summary>
    ManifestSet,

    /// <summary>What was last applied; the rule is silent without a baseline.</summary>
    Previous,

    /// <summary>The C# source; the analyzer alone has the rule.</summary>
    Source,
}
