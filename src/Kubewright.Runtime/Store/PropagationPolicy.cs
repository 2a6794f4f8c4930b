namespace Kubewright.Runtime;

/// <summary>What a delete does to the objects that name the deleted one in <c>ownerReferences</c>.</summary>
public enum PropagationPolicy
{
    /// <summary>The object goes at once, the garbage collector removes its dependents afterwards.</summary>
    Background,

    /// <summary>Dependents with <c>blockOwnerDeletion</c> go first, the object last.</summary>
    Foreground,

    /// <summary>Dependents stay and lose the reference.</summary>
    Orphan,
}
