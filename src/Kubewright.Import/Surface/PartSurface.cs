namespace Kubewright.Import;

/// <summary>A list of things that others in the same record may refer to.</summary>
/// <param name="Member">The member that holds them.</param>
/// <param name="Record">What each of them is.</param>
internal sealed record PartSurface(MemberSurface Member, RecordSurface Record);
