namespace Kubewright.Rules;

/// <summary>The categories of rules: the folder, and the first digit of the id.</summary>
public static class RuleCategory
{
    /// <summary>Names, labels and selectors: KW1xxx.</summary>
    public const string Identity = "Identity";

    /// <summary>Services and DNS names: KW2xxx.</summary>
    public const string Networking = "Networking";

    /// <summary>Start, probes and termination: KW4xxx.</summary>
    public const string Lifecycle = "Lifecycle";
}
