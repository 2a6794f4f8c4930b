using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>
/// A test of one analyzer: its diagnostics must be the expected ones, <c>#pragma warning disable</c> must silence them, and
/// generated code must have none. May be derived from, to share settings.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TVerifier">How a failed expectation fails the test.</typeparam>
public class CSharpAnalyzerTest<TAnalyzer, TVerifier> : CSharpTest<TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TVerifier : IVerifier, new()
{
    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new TAnalyzer()];

    private protected override Task RunCoreAsync(TestHost host, IVerifier verifier, CancellationToken cancellationToken)
        => DiagnosticVerification.VerifyAsync(host, Resolve(TestState, host, verifier), verifier, cancellationToken);
}
