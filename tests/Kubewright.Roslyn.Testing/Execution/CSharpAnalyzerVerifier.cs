using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>Verifies an analyzer in one call. Made to be named by a <c>using VerifyCS = ...</c> line.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TVerifier">How a failed expectation fails the test.</typeparam>
public static class CSharpAnalyzerVerifier<TAnalyzer, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TVerifier : IVerifier, new()
{
    /// <summary>Expects the analyzer's only diagnostic.</summary>
    /// <exception cref="ArgumentException">The analyzer has another number of descriptors.</exception>
    public static DiagnosticResult Diagnostic()
    {
        var descriptors = new TAnalyzer().SupportedDiagnostics;
        return descriptors is [var descriptor]
            ? new DiagnosticResult(descriptor)
            : throw new ArgumentException($"{typeof(TAnalyzer).Name} has {descriptors.Length} descriptors, not one. Name the one that is expected: Diagnostic(id).");
    }

    /// <summary>Expects a diagnostic of the analyzer.</summary>
    /// <param name="diagnosticId">The id.</param>
    /// <exception cref="ArgumentException">The analyzer has no descriptor, or several, of this id.</exception>
    public static DiagnosticResult Diagnostic(string diagnosticId)
    {
        var descriptors = new TAnalyzer().SupportedDiagnostics;
        var ids = string.Join(", ", descriptors.Select(static descriptor => descriptor.Id));
        return descriptors.Where(descriptor => descriptor.Id == diagnosticId).ToArray() switch
        {
            [var descriptor] => new DiagnosticResult(descriptor),
            [] => throw new ArgumentException($"{typeof(TAnalyzer).Name} has no descriptor '{diagnosticId}'. It has: {ids}.", nameof(diagnosticId)),
            var several => throw new ArgumentException(
                $"{typeof(TAnalyzer).Name} has {several.Length} descriptors '{diagnosticId}'. Pass the descriptor: Diagnostic(descriptor).",
                nameof(diagnosticId)),
        };
    }

    /// <summary>Expects a diagnostic of <paramref name="descriptor"/>.</summary>
    /// <param name="descriptor">The descriptor.</param>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Verifies the diagnostics of a source.</summary>
    /// <param name="source">The source, which may have markup.</param>
    /// <param name="expected">The diagnostics expected in addition to those that markup states.</param>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, TVerifier> { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }
}
