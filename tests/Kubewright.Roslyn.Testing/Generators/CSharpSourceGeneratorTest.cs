using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>
/// A test of one source generator: its diagnostics, those of the compiler over sources and generated sources, and the
/// generated sources themselves must be the expected ones. May be derived from, to share settings.
/// </summary>
/// <typeparam name="TGenerator">The generator, incremental or not.</typeparam>
/// <typeparam name="TVerifier">How a failed expectation fails the test.</typeparam>
public class CSharpSourceGeneratorTest<TGenerator, TVerifier> : CSharpTest<TVerifier>
    where TGenerator : new()
    where TVerifier : IVerifier, new()
{
    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [];

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(TGenerator)];

    private protected override Task RunCoreAsync(TestHost host, IVerifier verifier, CancellationToken cancellationToken)
        => DiagnosticVerification.VerifyAsync(host, Resolve(TestState, host, verifier), verifier, cancellationToken);
}
