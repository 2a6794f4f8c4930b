namespace Kubewright.Planning;

/// <summary>One field that differs.</summary>
/// <param name="Path">Where, items of lists by their keys: <c>spec.template.spec.containers[nginx].image</c>.</param>
/// <param name="Before">The value before, a text as it is and anything else as JSON; null when there is none.</param>
/// <param name="After">The value after; null when there is none.</param>
public sealed record FieldChange(string Path, string? Before, string? After);
