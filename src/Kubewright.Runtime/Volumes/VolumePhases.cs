namespace Kubewright.Runtime;

/// <summary>Moves volumes from phase to phase.</summary>
internal static class VolumePhases
{
    /// <summary>The volume in a phase, with the instant it got there and, if something is wrong, what.</summary>
    public static PersistentVolume With(PersistentVolume volume, VolumePhase phase, DateTimeOffset now, string? message = null) => volume with
    {
        Status = new PersistentVolumeStatus { Phase = phase, Message = message, LastPhaseTransitionTime = Timestamps.Of(now) },
    };
}
