namespace Kubewright.Runtime;

/// <summary>What the history needs.</summary>
public enum RevisionChange
{
    /// <summary>The newest revision records the template already.</summary>
    None,

    /// <summary>An older revision records it: that one becomes the newest.</summary>
    Raise,

    /// <summary>No revision records it: a new one is made.</summary>
    Create,
}
