using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>Fails with a <see cref="VerificationException"/>, so that it works under every test framework.</summary>
public sealed class DefaultVerifier : IVerifier
{
    private readonly ImmutableArray<string> _contexts;

    /// <summary>Creates a verifier without context.</summary>
    public DefaultVerifier()
        : this([])
    {
    }

    private DefaultVerifier(ImmutableArray<string> contexts) => _contexts = contexts;

    /// <inheritdoc/>
    [DoesNotReturn]
    public void Fail(string message, Exception? cause = null)
    {
        var text = new StringBuilder();
        foreach (var context in _contexts)
        {
            text.Append("Context: ").Append(context).Append('\n');
        }

        throw new VerificationException(text.Append(message).ToString(), cause);
    }

    /// <inheritdoc/>
    public void True([DoesNotReturnIf(false)] bool condition, string? message = null)
    {
        if (!condition)
        {
            Fail(message ?? "Expected a condition to be true; it is false.");
        }
    }

    /// <inheritdoc/>
    public void False([DoesNotReturnIf(true)] bool condition, string? message = null)
    {
        if (condition)
        {
            Fail(message ?? "Expected a condition to be false; it is true.");
        }
    }

    /// <inheritdoc/>
    public void Equal<T>(T expected, T actual, string? message = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            Fail($"{message ?? "The values differ."}\nExpected: {expected}\nActual:   {actual}");
        }
    }

    /// <inheritdoc/>
    public IVerifier PushContext(string context) => new DefaultVerifier(_contexts.Add(context));
}
