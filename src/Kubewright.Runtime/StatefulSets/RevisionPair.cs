namespace Kubewright.Runtime;

/// <summary>The two revisions a StatefulSet moves between; the same one twice when no update is under way.</summary>
/// <param name="Current">The name of the revision the set comes from.</param>
/// <param name="Update">The name of the revision the set goes to.</param>
/// <param name="CurrentTemplate">The pod template of <paramref name="Current"/>.</param>
/// <param name="UpdateTemplate">The pod template of <paramref name="Update"/>.</param>
/// <param name="CollisionCount">How often a revision's name was found taken.</param>
public sealed record RevisionPair(
    string Current,
    string Update,
    PodTemplateSpec CurrentTemplate,
    PodTemplateSpec UpdateTemplate,
    int CollisionCount = 0);
