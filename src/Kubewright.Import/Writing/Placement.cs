namespace Kubewright.Import;

/// <summary>A value and the member that it is written with.</summary>
/// <param name="Member">The member.</param>
/// <param name="Value">The value.</param>
internal sealed record Placement(MemberSurface Member, Schema.Node Value);
