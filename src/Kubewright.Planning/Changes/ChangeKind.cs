namespace Kubewright.Planning;

/// <summary>What happens to an object.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Some of its fields have other values.</summary>
    Changed,

    /// <summary>It is not wanted any more. <c>kubectl apply</c> leaves it where it is; pruning deletes it.</summary>
    Removed,

    /// <summary>It stays as it is.</summary>
    Unchanged,
}
