namespace Kubewright.Runtime;

/// <summary>An expression that cannot be read, or whose evaluation ends without a value. It never leaves the evaluator.</summary>
/// <param name="message">What is wrong, for people.</param>
/// <param name="isBeyond">Whether an API server may know what the simulation does not.</param>
internal sealed class CelException(string message, bool isBeyond = false) : Exception(message)
{
    /// <summary>Whether an API server may know what the simulation does not.</summary>
    public bool IsBeyond => isBeyond;
}
