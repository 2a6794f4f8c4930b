namespace Kubewright.Testing;

/// <summary>
/// A test asked for something that the simulated cluster does not show. The message says what, what is waiting, and ends
/// with the part of the timeline that matters. Every test framework reports it as a failure.
/// </summary>
public sealed class ClusterAssertionException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is not as expected.</param>
    public ClusterAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is not as expected.</param>
    /// <param name="innerException">What a controller let out.</param>
    public ClusterAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
