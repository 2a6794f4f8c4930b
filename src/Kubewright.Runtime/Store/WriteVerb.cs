namespace Kubewright.Runtime;

/// <summary>What a write to the store asks for.</summary>
public enum WriteVerb
{
    /// <summary>Add an object.</summary>
    Create,

    /// <summary>Replace an object but for its status.</summary>
    Update,

    /// <summary>Replace an object's status: the <c>/status</c> subresource.</summary>
    UpdateStatus,

    /// <summary>Give a pod its node: the <c>/binding</c> subresource.</summary>
    Bind,

    /// <summary>Delete an object, or start its deletion.</summary>
    Delete,
}
