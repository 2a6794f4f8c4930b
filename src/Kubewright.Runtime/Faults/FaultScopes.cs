namespace Kubewright.Runtime;

/// <summary>Whom a fault concerns.</summary>
internal static class FaultScopes
{
    /// <summary>Whether it is one of containers or pods, and this pod lies in its scope; which container is not asked.</summary>
    public static bool Concerns(Fault fault, Pod pod) =>
        fault is not (Fault.NodeLost or Fault.NodePressure or Fault.BindingFails or Fault.DeletionFails)
        && NamePattern.Matches(fault.Namespace, ObjectKey.Of(pod).Namespace)
        && NamePattern.Matches(fault.Pod, pod.Metadata.Name)
        && NamePattern.Matches(fault.Node, pod.Spec?.NodeName?.Name)
        && (fault.Set is null || NamePattern.Matches(fault.Set, OwnerReferences.ControllerOf(pod)?.Name));

    /// <summary>Whether a fault that concerns the pod concerns this container of it.</summary>
    public static bool Concerns(Fault fault, Container container) =>
        NamePattern.Matches(fault.Container, container.Name) && NamePattern.Matches(fault.Image, container.Image);

    /// <summary>Whether it keeps the claim from getting a volume.</summary>
    public static bool Concerns(Fault fault, PersistentVolumeClaim claim) =>
        fault is Fault.BindingFails
        && NamePattern.Matches(fault.Namespace, ObjectKey.Of(claim).Namespace)
        && NamePattern.Matches(fault.Claim, claim.Metadata.Name);

    /// <summary>Whether it keeps the volume of a claim that is gone from being deleted.</summary>
    public static bool Concerns(Fault fault, PersistentVolume volume) =>
        fault is Fault.DeletionFails
        && NamePattern.Matches(fault.Namespace, volume.Spec?.ClaimRef?.Namespace)
        && NamePattern.Matches(fault.Claim, volume.Spec?.ClaimRef?.Name);

    /// <summary>Whether it takes the node away.</summary>
    public static bool Takes(Fault fault, Node node) => fault is Fault.NodeLost && NamePattern.Matches(fault.Node, node.Metadata.Name);

    /// <summary>Whether it shuts the node down.</summary>
    public static bool ShutsDown(Fault fault, Node node) => fault is Fault.NodeShutdown && NamePattern.Matches(fault.Node, node.Metadata.Name);

    /// <summary>Whether it makes the node short of something.</summary>
    public static bool Presses(Fault fault, Node node) => fault is Fault.NodePressure && NamePattern.Matches(fault.Node, node.Metadata.Name);

    /// <summary>The first claim of the pod that an attach or mount fault concerns; null for none.</summary>
    public static string? ClaimOf(Fault fault, Pod pod) => (pod.Spec?.Volumes ?? [])
        .Select(static volume => volume.PersistentVolumeClaim?.ClaimName.Name)
        .FirstOrDefault(name => name is not null && NamePattern.Matches(fault.Claim, name));
}
