namespace Kubewright.Runtime;

/// <summary>Which revisions a StatefulSet moves between, and what has to be written for it.</summary>
/// <param name="Current">The revision the set comes from.</param>
/// <param name="Update">The revision of the set's template, as it will be stored.</param>
/// <param name="Change">How <paramref name="Update"/> gets there.</param>
/// <param name="CollisionCount">How often its name was found taken.</param>
public sealed record RevisionDecision(ControllerRevision Current, ControllerRevision Update, RevisionChange Change, int CollisionCount);
