namespace Kubewright.Rules;

/// <summary>A choice of rules. Each preset has the rules of the one before it.</summary>
public enum RulePreset
{
    /// <summary>What nobody argues with: errors, and warnings that mean lost data, a set that cannot start or a rollout that cannot finish.</summary>
    Default,

    /// <summary>Availability, security and resource practice too: all warnings.</summary>
    Production,

    /// <summary>All rules, hints included.</summary>
    All,
}
