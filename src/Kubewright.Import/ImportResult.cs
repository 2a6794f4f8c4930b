using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Import;

/// <summary>What an import came to.</summary>
/// <param name="Files">The C# files; none when a text is no YAML.</param>
/// <param name="Findings">What is to be said, in the order of the texts.</param>
/// <param name="SchemaFiles">The texts that kinds were taken from: the project has to name them as additional files.</param>
/// <param name="SchemaNamespace">The namespace in which the types of those kinds were assumed to be.</param>
/// <param name="IsUnreadable">Whether a text is no YAML, or a schema cannot be used.</param>
public sealed record ImportResult(
    ImmutableArray<ImportedFile> Files,
    ImmutableArray<LocatedFinding> Findings,
    ImmutableArray<string> SchemaFiles,
    string SchemaNamespace,
    bool IsUnreadable)
{
    /// <summary>How it was found whether the C# gives the same.</summary>
    public ProofMethod Proof { get; init; }

    /// <summary>Whether the C# emits documents that are equal to the originals in every field.</summary>
    public bool IsFaithful => !IsUnreadable && !Findings.Any(static finding => finding.Severity == Severity.Error);
}
