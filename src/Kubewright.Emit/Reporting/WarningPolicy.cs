using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>Which warnings are errors, as MSBuild's properties of these names say it to the compiler.</summary>
/// <param name="AllAreErrors">Whether every warning is one.</param>
/// <param name="Errors">Ids of rules whose warnings are errors whatever else is set.</param>
/// <param name="NotErrors">Ids of rules whose warnings stay warnings when all others are errors.</param>
public sealed record WarningPolicy(bool AllAreErrors, ImmutableHashSet<string> Errors, ImmutableHashSet<string> NotErrors)
{
    /// <summary>A warning is a warning.</summary>
    public static WarningPolicy Default { get; } = new(false, [], []);

    /// <summary>Reads the properties <c>KubewrightWarningsAsErrors</c>, <c>WarningsAsErrors</c> and <c>WarningsNotAsErrors</c>.</summary>
    /// <param name="find">Gives the text of a property; null when it is not set.</param>
    public static WarningPolicy Read(Func<string, string?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        return new WarningPolicy(string.Equals(find("KubewrightWarningsAsErrors"), "true", StringComparison.OrdinalIgnoreCase), Ids("WarningsAsErrors"), Ids("WarningsNotAsErrors"));

        ImmutableHashSet<string> Ids(string property) =>
            [.. (find(property) ?? "").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    /// <summary>The finding, as an error if it is a warning that is one.</summary>
    public LocatedFinding Apply(LocatedFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Severity == Severity.Warning && (Errors.Contains(finding.Id) || (AllAreErrors && !NotErrors.Contains(finding.Id)))
            ? finding with { Severity = Severity.Error }
            : finding;
    }
}
