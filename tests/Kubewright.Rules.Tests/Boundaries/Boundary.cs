using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Boundaries;

/// <summary>One value at a limit, and whether a rule finds fault with it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Path">Where the value goes in the manifests, the kind first: <c>StatefulSet.spec.replicas</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Finds">Whether the rule reports it.</param>
/// <param name="Release">The cluster's release; null when it is not known.</param>
internal sealed record Boundary(string Rule, string Path, JsonNode Value, bool Finds, string? Release = null)
{
    /// <summary>What the list of tests shows.</summary>
    public override string ToString()
    {
        var value = Value.ToJsonString();
        return $"{Rule} {Path} = {(value.Length > 40 ? $"{value[..16]}… of {value.Length - 2}" : value)}{(Release is null ? "" : " on " + Release)}";
    }
}
