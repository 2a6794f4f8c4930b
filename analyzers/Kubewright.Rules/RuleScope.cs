namespace Kubewright.Rules;

/// <summary>What a rule has to see.</summary>
public enum RuleScope
{
    /// <summary>One object by itself.</summary>
    Object,

    /// <summary>The other objects of the manifest set too.</summary>
    ManifestSet,
}
