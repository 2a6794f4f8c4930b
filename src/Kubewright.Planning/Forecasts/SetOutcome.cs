namespace Kubewright.Planning;

/// <summary>What becomes of a set.</summary>
public enum SetOutcome
{
    /// <summary>Nothing happens to its pods.</summary>
    Untouched,

    /// <summary>It gets to where it should be.</summary>
    Settles,

    /// <summary>It does not.</summary>
    Stuck,

    /// <summary>It is deleted, with its pods.</summary>
    Deleted,
}
