namespace Kubewright.Rules;

/// <summary>
/// A check of one kind of object. A rule is sealed, holds no state, and reports only what is certain: a value that is
/// unknown and that could change the verdict keeps it silent.
/// </summary>
/// <param name="descriptor">What is the same for every finding.</param>
/// <param name="kind">The kind of object to check.</param>
public abstract class Rule(RuleDescriptor descriptor, ManifestKind kind)
{
    /// <summary>What is the same for every finding.</summary>
    public RuleDescriptor Descriptor { get; } = descriptor;

    /// <summary>The kind of object to check.</summary>
    public ManifestKind Kind { get; } = kind;

    /// <summary>Checks <see cref="RuleContext.Object"/>, which is of <see cref="Kind"/>.</summary>
    public abstract void Check(RuleContext context);
}
