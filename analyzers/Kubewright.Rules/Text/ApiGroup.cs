namespace Kubewright.Rules;

/// <summary>Reads the API group of a kind.</summary>
internal static class ApiGroup
{
    /// <summary>The group: <c>apps</c> of <c>apps/v1</c>, and the empty string of <c>v1</c>.</summary>
    public static string Of(ManifestKind kind) => kind.ApiVersion.IndexOf('/') is var slash and > 0 ? kind.ApiVersion.Substring(0, slash) : "";
}
