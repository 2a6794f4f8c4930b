namespace Kubewright.Runtime;

/// <summary>One thing the volume controller is to do. A plan's actions are carried out in order; a failing one ends the plan.</summary>
public abstract record VolumeAction
{
    private VolumeAction()
    {
    }

    /// <summary>Writes metadata and spec of a claim or volume.</summary>
    /// <param name="Object">The object as it is to be.</param>
    public sealed record Update(IKubernetesObject Object) : VolumeAction;

    /// <summary>Writes the status of a claim or volume.</summary>
    /// <param name="Object">The object with its new status.</param>
    public sealed record UpdateStatus(IKubernetesObject Object) : VolumeAction;

    /// <summary>Makes a volume.</summary>
    /// <param name="Volume">The volume.</param>
    public sealed record Create(PersistentVolume Volume) : VolumeAction;

    /// <summary>Deletes a volume and what it stored.</summary>
    /// <param name="Volume">The volume.</param>
    public sealed record Delete(PersistentVolume Volume) : VolumeAction;

    /// <summary>Records an event.</summary>
    /// <param name="About">The claim or volume it is about.</param>
    /// <param name="Type">Normal or warning.</param>
    /// <param name="Reason">The machine-readable reason.</param>
    /// <param name="Message">The text for people.</param>
    public sealed record Record(IKubernetesObject About, EventType Type, string Reason, string Message) : VolumeAction;

    /// <summary>Looks at the object again later.</summary>
    /// <param name="Delay">How much later.</param>
    public sealed record Wait(TimeSpan Delay) : VolumeAction;
}
