using System.Collections.Immutable;

namespace Kubewright.Rules;

/// <summary>
/// A check of one object. A rule is sealed, holds no state, and reports only what is certain: a value that is unknown and
/// that could change the verdict keeps it silent.
/// </summary>
/// <param name="descriptor">What is the same for every finding.</param>
/// <param name="kinds">The kinds of object to check; none means every object.</param>
public abstract class Rule(RuleDescriptor descriptor, params ImmutableArray<ManifestKind> kinds)
{
    /// <summary>What is the same for every finding.</summary>
    public RuleDescriptor Descriptor { get; } = descriptor;

    /// <summary>The kinds of object to check; empty for every object.</summary>
    public ImmutableArray<ManifestKind> Kinds { get; } = kinds;

    /// <summary>Checks <see cref="RuleContext.Object"/>, which is of one of <see cref="Kinds"/>.</summary>
    public abstract void Check(RuleContext context);
}
