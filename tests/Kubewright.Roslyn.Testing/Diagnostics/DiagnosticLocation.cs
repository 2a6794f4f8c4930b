using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing;

/// <summary>Where a diagnostic is expected.</summary>
/// <param name="Span">Path and zero-based lines and characters. An empty path is the first source of the test.</param>
/// <param name="Options">How the location is compared.</param>
public sealed record DiagnosticLocation(FileLinePositionSpan Span, DiagnosticLocationOptions Options)
{
    /// <summary>The number of the markup span, or null when the location is a position.</summary>
    public int? MarkupKey
        => Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey) ? Span.StartLinePosition.Line : null;
}
