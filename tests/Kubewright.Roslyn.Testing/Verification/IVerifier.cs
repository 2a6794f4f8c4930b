using System.Diagnostics.CodeAnalysis;

namespace Kubewright.Roslyn.Testing;

/// <summary>Turns a failed expectation into a failed test.</summary>
public interface IVerifier
{
    /// <summary>Fails the test.</summary>
    /// <param name="message">What was expected and what happened.</param>
    /// <param name="cause">The exception behind the failure, if there is one.</param>
    [DoesNotReturn]
    void Fail(string message, Exception? cause = null);

    /// <summary>Fails the test unless <paramref name="condition"/> holds.</summary>
    /// <param name="condition">What must be true.</param>
    /// <param name="message">What was expected; a general text by default.</param>
    void True([DoesNotReturnIf(false)] bool condition, string? message = null);

    /// <summary>Fails the test if <paramref name="condition"/> holds.</summary>
    /// <param name="condition">What must be false.</param>
    /// <param name="message">What was expected; a general text by default.</param>
    void False([DoesNotReturnIf(true)] bool condition, string? message = null);

    /// <summary>Fails the test unless both values are equal by the default comparer of their type.</summary>
    /// <param name="expected">The value that should be.</param>
    /// <param name="actual">The value that is.</param>
    /// <param name="message">What the value is, put in front of both values.</param>
    void Equal<T>(T expected, T actual, string? message = null);

    /// <summary>A verifier whose failures also say <paramref name="context"/>.</summary>
    /// <param name="context">What is being verified, such as <c>fix all in project</c>.</param>
    IVerifier PushContext(string context);
}
