namespace Kubewright.Rules;

/// <summary>A kind of object.</summary>
/// <param name="ApiVersion">The group and version as written: <c>apps/v1</c>, <c>v1</c>.</param>
/// <param name="Kind">The kind: <c>StatefulSet</c>.</param>
public sealed record ManifestKind(string ApiVersion, string Kind);
