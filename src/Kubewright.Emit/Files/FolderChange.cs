using System.Collections.Immutable;
using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>What writing manifests did to a folder. With findings it did nothing.</summary>
/// <param name="Written">Files that are new or have other bytes than before.</param>
/// <param name="Unchanged">Files that were right already and were not touched.</param>
/// <param name="Removed">Files of manifests that are gone.</param>
/// <param name="Findings">Why nothing was written.</param>
public sealed record FolderChange(
    ImmutableArray<string> Written,
    ImmutableArray<string> Unchanged,
    ImmutableArray<string> Removed,
    ImmutableArray<LocatedFinding> Findings)
{
    /// <summary>Nothing was done, for these reasons.</summary>
    public static FolderChange Refused(IEnumerable<LocatedFinding> findings) => new([], [], [], [.. findings]);
}
