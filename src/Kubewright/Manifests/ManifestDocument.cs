namespace Kubewright;

/// <summary>One object of a manifest text.</summary>
/// <param name="Node">The object as a tree, with the places where it is written.</param>
/// <param name="Object">The object as a record; null when its kind is not among those the library has types for, or when it is unusable.</param>
/// <param name="ApiVersion">The group and version; null when they are not written.</param>
/// <param name="Kind">The kind; null when it is not written.</param>
/// <param name="Name">The name; null when it is not written.</param>
/// <param name="Namespace">The namespace; null when it is not written.</param>
public sealed record ManifestDocument(
    Schema.Node Node,
    IKubernetesObject? Object,
    string? ApiVersion,
    string? Kind,
    string? Name,
    string? Namespace);
