namespace Kubewright.Roslyn.Testing;

/// <summary>What was expected of an analyzer, a code fix or a generator is not what happened.</summary>
public sealed class VerificationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The whole report: what was expected, what happened, and where.</param>
    /// <param name="innerException">The exception that made the verification fail, if one did.</param>
    public VerificationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
