using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>
/// Decides what happens to a claim: bound to a volume, given a new one, kept waiting, lost, or let go. Pure; every plan
/// is safe to repeat.
/// </summary>
public static class VolumeBinder
{
    /// <summary>The next actions for a claim; none when it is where it should be.</summary>
    public static ImmutableArray<VolumeAction> Plan(ClaimState state)
    {
        var claim = state.Claim;
        return claim switch
        {
            { Metadata.DeletionTimestamp: not null } => Release(state),
            { Status.Phase: ClaimPhase.Lost } => [],
            _ when !Finalizers.Has(claim, VolumeNames.ClaimProtection) =>
                [new VolumeAction.Update(claim with { Metadata = Finalizers.With(claim.Metadata, VolumeNames.ClaimProtection) })],
            _ when claim.Metadata.Annotations?.ContainsKey(VolumeNames.BindCompleted) == true => Keep(state),
            _ when state.IsRefused => [Refusal(state)],
            { Spec.VolumeName.Name: { Length: > 0 } volume } => BindRequested(state, volume),
            _ => BindAny(state),
        };
    }

    /// <summary>Whether a pod keeps a claim from being removed: it has not ended, and it was not deleted before it got a node.</summary>
    public static bool Uses(Pod pod) =>
        !PodHealth.IsTerminal(pod)
        && (!PodHealth.IsTerminating(pod) || pod.Spec?.NodeName?.Name is { Length: > 0 });

    private static ImmutableArray<VolumeAction> Release(ClaimState state) =>
        Finalizers.Has(state.Claim, VolumeNames.ClaimProtection) && !state.Pods.Any(Uses)
            ? [new VolumeAction.Update(state.Claim with { Metadata = Finalizers.Without(state.Claim.Metadata, VolumeNames.ClaimProtection) })]
            : [];

    private static ImmutableArray<VolumeAction> Keep(ClaimState state)
    {
        var claim = state.Claim;
        if (claim.Spec?.VolumeName?.Name is not { Length: > 0 })
        {
            return Lose(claim, "ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!");
        }

        return state.Volume switch
        {
            null => Lose(claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!"),
            { Spec.ClaimRef: null } volume => VolumeBinding.Bind(claim, volume, state.Now),
            { } volume when !VolumeMatcher.IsReservedFor(volume, claim) =>
                Lose(claim, "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly"),
            { } volume when VolumeExpansion.IsWanted(state, volume) => VolumeExpansion.Plan(claim, volume),
            { } volume => VolumeBinding.Bind(claim, volume, state.Now),
        };
    }

    private static VolumeAction.Record Refusal(ClaimState state) => state.Class is { } storageClass && Provisioners.WhyIdle(storageClass.Provisioner) is null
        ? new(state.Claim, EventType.Warning, "ProvisioningFailed", $"failed to provision volume with StorageClass \"{storageClass.Metadata.Name}\": the simulated storage refuses")
        : new(state.Claim, EventType.Warning, "FailedBinding", "the simulated storage refuses to bind a volume");

    private static ImmutableArray<VolumeAction> Lose(PersistentVolumeClaim claim, string reason, string message) =>
    [
        new VolumeAction.UpdateStatus(claim with { Status = new PersistentVolumeClaimStatus { Phase = ClaimPhase.Lost } }),
        new VolumeAction.Record(claim, EventType.Warning, reason, message),
    ];

    private static ImmutableArray<VolumeAction> BindRequested(ClaimState state, string name)
    {
        var (claim, volume) = (state.Claim, state.Volume);
        if (volume is null)
        {
            return [];
        }

        if (volume.Spec?.ClaimRef is null)
        {
            return Mismatch(claim, volume) is { } why
                ? [new VolumeAction.Record(claim, EventType.Warning, "VolumeMismatch", $"Cannot bind to requested volume \"{name}\": {why}")]
                : VolumeBinding.Bind(claim, volume, state.Now);
        }

        return VolumeMatcher.IsReservedFor(volume, claim)
            ? VolumeBinding.Bind(claim, volume, state.Now)
            : [new VolumeAction.Record(claim, EventType.Warning, "FailedBinding", $"volume \"{name}\" already bound to a different claim.")];
    }

    /// <summary>Why a volume that the claim asks for by name cannot be had. The claim's selector is not asked.</summary>
    private static string? Mismatch(PersistentVolumeClaim claim, PersistentVolume volume) =>
        !VolumeMatcher.IsLargeEnough(claim, volume) ? "requested PV is too small"
        : StorageClassLookup.NameOf(volume) != (StorageClassLookup.NameOf(claim) ?? "") ? "storageClassName does not match"
        : !VolumeMatcher.HasSameVolumeMode(claim, volume) ? "incompatible volumeMode"
        : !VolumeMatcher.HasModes(claim, volume) ? "incompatible accessMode"
        : volume.Metadata.DeletionTimestamp is not null ? "requested PV is marked for deletion"
        : null;

    private static ImmutableArray<VolumeAction> BindAny(ClaimState state)
    {
        var claim = state.Claim;
        if (StorageClassLookup.NameOf(claim) is null && state.DefaultClass?.Metadata.Name is { } defaultClass)
        {
            return [new VolumeAction.Update(claim with { Spec = (claim.Spec ?? new()) with { StorageClassName = defaultClass } })];
        }

        if (StorageClassLookup.WaitsForConsumer(state.Class) && state.SelectedNode is null)
        {
            return VolumeMatcher.Find(claim, state.Candidates.Where(v => VolumeMatcher.IsReservedFor(v, claim))) is { } reserved
                ? VolumeBinding.Bind(claim, reserved, state.Now)
                : WaitForConsumer(state);
        }

        var volume = state.SelectedNode is { } node
            ? VolumeMatcher.FindOnNode(claim, state.Candidates, node)
            : VolumeMatcher.Find(claim, state.Candidates);
        return volume is not null ? VolumeBinding.Bind(claim, volume, state.Now) : VolumeProvisioning.Plan(state);
    }

    private static ImmutableArray<VolumeAction> WaitForConsumer(ClaimState state)
    {
        string[] pods = [.. state.Pods.Where(static p => !PodHealth.IsTerminal(p)).Select(static p => p.Metadata.Name ?? "").Order(StringComparer.Ordinal)];
        var (reason, message) = pods switch
        {
            [] => ("WaitForFirstConsumer", "waiting for first consumer to be created before binding"),
            [var pod] => ("WaitForPodScheduled", $"waiting for pod {pod} to be scheduled"),
            _ => ("WaitForPodScheduled", $"waiting for pods {string.Join(',', pods)} to be scheduled"),
        };
        return [new VolumeAction.Record(state.Claim, EventType.Normal, reason, message)];
    }
}
