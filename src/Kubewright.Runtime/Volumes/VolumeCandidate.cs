namespace Kubewright.Runtime;

/// <summary>A volume that came into question for a claim.</summary>
/// <param name="Volume">The volume's name.</param>
/// <param name="Mismatch">Why it does not suit; null when it does.</param>
/// <param name="Explanation">The same in words, for example <c>has 1Gi, 2Gi are wanted</c>.</param>
public sealed record VolumeCandidate(string Volume, VolumeMismatch? Mismatch, string Explanation);
