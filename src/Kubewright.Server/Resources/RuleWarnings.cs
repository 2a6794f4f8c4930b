using System.Collections.Immutable;
using Kubewright.Validation;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>What the project's rules say about a written object, for the Warning headers that kubectl prints.</summary>
internal static class RuleWarnings
{
    private const int Most = 5;

    /// <summary>
    /// The findings about a StatefulSet whose spec is new; none about anything else. It is looked at alone: what it refers to
    /// may be sent after it.
    /// </summary>
    /// <param name="written">The object as it is stored now.</param>
    /// <param name="old">The object as it was; null for a new one.</param>
    public static ImmutableArray<string> Of(IKubernetesObject written, IKubernetesObject? old) =>
        written is not StatefulSet || (old is not null && written.HasSameSpec(old))
            ? []
            : [.. ManifestChecker.Check([], [(written, null)], options: null, isOpen: true)
                .Where(static finding => finding.IsProblem)
                .Take(Most)
                .Select(static finding => $"{finding.Id}: {finding.Message}")];
}
