using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Why a claim is not bound.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Reason">What it waits for.</param>
/// <param name="Class">The StorageClass it asks for; empty for none.</param>
/// <param name="Summary">One sentence with the facts and the cure.</param>
/// <param name="Candidates">The volumes of its class, each with the reason why it does not suit.</param>
public sealed record ClaimExplanation(
    ObjectKey Claim,
    ClaimWaitReason Reason,
    string Class,
    string Summary,
    ImmutableArray<VolumeCandidate> Candidates);
