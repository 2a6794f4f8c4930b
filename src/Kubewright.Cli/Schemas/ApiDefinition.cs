using System.Collections.Immutable;

namespace Kubewright.Cli;

/// <summary>A definition of the Kubernetes API, as far as two descriptions of it can be compared.</summary>
/// <param name="Name">The full name: <c>io.k8s.api.apps.v1.StatefulSetSpec</c>.</param>
/// <param name="Since">The first release that has it; null for old ones and where nobody says.</param>
/// <param name="Facts">What is said about the definition itself.</param>
/// <param name="Fields">Its fields by name.</param>
internal sealed record ApiDefinition(string Name, string? Since, ApiFacts Facts, ImmutableSortedDictionary<string, ApiField> Fields)
{
    /// <summary>The name without its last part, which all definitions of a group and version share.</summary>
    public string Package => Name[..Math.Max(0, Name.LastIndexOf('.'))];
}
