using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>What emitting an assembly's manifests came to.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Findings">What the compiler has not said already.</param>
/// <param name="Change">What happened to the folder; nothing when there are errors.</param>
public sealed record EmitResult(string Assembly, ImmutableArray<LocatedFinding> Findings, FolderChange Change)
{
    /// <summary>Whether the manifests could not be written.</summary>
    public bool HasErrors => Findings.Any(static finding => finding.Severity == Severity.Error);
}
