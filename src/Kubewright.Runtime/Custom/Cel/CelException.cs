namespace Kubewright.Runtime;

/// <summary>An expression that cannot be read, or whose evaluation ends without a value. It never leaves the evaluator.</summary>
/// <param name="message">What is wrong, for people.</param>
internal sealed class CelException(string message) : Exception(message);
