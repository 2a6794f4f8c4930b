namespace Kubewright.Runtime;

/// <summary>How far a node is with the images of a pod.</summary>
public enum ImageState
{
    /// <summary>Nothing was asked for yet.</summary>
    Unknown,

    /// <summary>At least one image is on its way.</summary>
    Pulling,

    /// <summary>The node has all of them.</summary>
    Present,
}
