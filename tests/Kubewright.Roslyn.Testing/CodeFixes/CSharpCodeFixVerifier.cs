using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>Verifies an analyzer and its code fix in one call. Made to be named by a <c>using VerifyCS = ...</c> line.</summary>
/// <typeparam name="TAnalyzer">The analyzer; <see cref="EmptyDiagnosticAnalyzer"/> for diagnostics of the compiler.</typeparam>
/// <typeparam name="TCodeFix">The code fix provider.</typeparam>
/// <typeparam name="TVerifier">How a failed expectation fails the test.</typeparam>
public static class CSharpCodeFixVerifier<TAnalyzer, TCodeFix, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
    where TVerifier : IVerifier, new()
{
    /// <inheritdoc cref="CSharpAnalyzerVerifier{TAnalyzer, TVerifier}.Diagnostic()"/>
    public static DiagnosticResult Diagnostic() => CSharpAnalyzerVerifier<TAnalyzer, TVerifier>.Diagnostic();

    /// <inheritdoc cref="CSharpAnalyzerVerifier{TAnalyzer, TVerifier}.Diagnostic(string)"/>
    public static DiagnosticResult Diagnostic(string diagnosticId) => CSharpAnalyzerVerifier<TAnalyzer, TVerifier>.Diagnostic(diagnosticId);

    /// <inheritdoc cref="CSharpAnalyzerVerifier{TAnalyzer, TVerifier}.Diagnostic(DiagnosticDescriptor)"/>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <inheritdoc cref="CSharpAnalyzerVerifier{TAnalyzer, TVerifier}.VerifyAnalyzerAsync"/>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
        => CSharpAnalyzerVerifier<TAnalyzer, TVerifier>.VerifyAnalyzerAsync(source, expected);

    /// <summary>Verifies that the fixes turn one source into another.</summary>
    /// <param name="source">The source, whose diagnostics are in its markup.</param>
    /// <param name="fixedSource">The source after the fixes; the same source when no fix must be offered.</param>
    public static Task VerifyCodeFixAsync(string source, string fixedSource) => VerifyCodeFixAsync(source, [], fixedSource);

    /// <summary>Verifies that the fixes turn one source into another.</summary>
    /// <param name="source">The source, which may have markup.</param>
    /// <param name="expected">The diagnostic expected in addition to those that markup states.</param>
    /// <param name="fixedSource">The source after the fixes; the same source when no fix must be offered.</param>
    public static Task VerifyCodeFixAsync(string source, DiagnosticResult expected, string fixedSource)
        => VerifyCodeFixAsync(source, [expected], fixedSource);

    /// <summary>Verifies that the fixes turn one source into another.</summary>
    /// <param name="source">The source, which may have markup.</param>
    /// <param name="expected">The diagnostics expected in addition to those that markup states.</param>
    /// <param name="fixedSource">The source after the fixes; the same source when no fix must be offered.</param>
    public static Task VerifyCodeFixAsync(string source, DiagnosticResult[] expected, string fixedSource)
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TCodeFix, TVerifier> { TestCode = source, FixedCode = fixedSource };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }
}
