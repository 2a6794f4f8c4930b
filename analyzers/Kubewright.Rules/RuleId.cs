namespace Kubewright.Rules;

/// <summary>The ids of all rules. An id is never reused; the first digit is the category.</summary>
public static class RuleId
{
    /// <summary><c>selector-template-mismatch</c>.</summary>
    public const string SelectorTemplateMismatch = "KW1001";

    /// <summary><c>governing-service-missing</c>.</summary>
    public const string GoverningServiceMissing = "KW2001";

    /// <summary><c>governing-service-not-headless</c>.</summary>
    public const string GoverningServiceNotHeadless = "KW2002";

    /// <summary><c>governing-service-selector-mismatch</c>.</summary>
    public const string GoverningServiceSelectorMismatch = "KW2003";

    /// <summary><c>grace-period-zero</c>.</summary>
    public const string GracePeriodZero = "KW4001";
}
