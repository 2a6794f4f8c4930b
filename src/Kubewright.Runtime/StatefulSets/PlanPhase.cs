namespace Kubewright.Runtime;

/// <summary>The parts of a reconcile, in order. A failure in one part ends the reconcile.</summary>
public enum PlanPhase
{
    /// <summary>Every ordinal in range gets its pod, as it should be.</summary>
    Slots,

    /// <summary>The claims of pods out of range get their owners.</summary>
    CondemnedClaims,

    /// <summary>Pods out of range go.</summary>
    Condemned,

    /// <summary>Pods of an old revision go, to come back with the new one.</summary>
    Update,
}
