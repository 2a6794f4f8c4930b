namespace Kubewright.Import;

/// <summary>A comment that the emitted YAML has as well: <c>.Comment(s => s.Containers[0].Image, "…")</c>.</summary>
/// <param name="Member">The lambda that names the scalar.</param>
/// <param name="Text">The comment, without the number sign.</param>
internal sealed record MarkerCode(string Member, string Text);
