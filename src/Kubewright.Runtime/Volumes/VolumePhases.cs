namespace Kubewright.Runtime;

/// <summary>Moves volumes from phase to phase.</summary>
internal static class VolumePhases
{
    /// <summary>The volume in a phase, with the instant it got there.</summary>
    public static PersistentVolume With(PersistentVolume volume, VolumePhase phase, DateTimeOffset now) => volume with
    {
        Status = new PersistentVolumeStatus { Phase = phase, LastPhaseTransitionTime = Timestamps.Of(now) },
    };
}
