using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>
/// A test of one code fix provider: the diagnostics before and after must be the expected ones, and so must the files after
/// the fixes were applied one by one, and by fix all in document, project and solution. May be derived from, to share settings.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer; <see cref="EmptyDiagnosticAnalyzer"/> for diagnostics of the compiler.</typeparam>
/// <typeparam name="TCodeFix">The code fix provider.</typeparam>
/// <typeparam name="TVerifier">How a failed expectation fails the test.</typeparam>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix, TVerifier> : CSharpTest<TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
    where TVerifier : IVerifier, new()
{
    /// <summary>
    /// What the fixes lead to. Without sources it has those of <see cref="CSharpTest{TVerifier}.TestState"/>, and the same
    /// for additional files, options, references and generated sources; wholly empty, it expects that no fix changes anything.
    /// </summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>Adds a source to <see cref="FixedState"/>.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>What fix all leads to, if that differs from <see cref="FixedState"/>, from which it takes what it leaves out.</summary>
    public SolutionState BatchFixedState { get; } = new();

    /// <summary>Adds a source to <see cref="BatchFixedState"/>.</summary>
    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>Which of several actions for one diagnostic is applied, from 0; the first by default. Nested actions count, their group does not.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The key of the action to apply; <see cref="CodeActionIndex"/> then counts the actions with that key.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>A look at each action before it is applied, for example at its title.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    /// <summary>How the tree that an action makes is compared with its text; nodes and tokens by default.</summary>
    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;

    /// <summary>Which usual checks are left out; none by default.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>The exact number of fixes applied one by one; negative for an upper bound; by default whatever it takes.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>
    /// The exact number of fix-all passes; negative for an upper bound; by default one for each equivalence key, and in
    /// document scope one for each document and equivalence key.
    /// </summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new TAnalyzer()];

    /// <summary>The code fix providers to run.</summary>
    protected virtual IEnumerable<CodeFixProvider> GetCodeFixProviders() => [new TCodeFix()];

    private protected override async Task RunCoreAsync(TestHost host, IVerifier verifier, CancellationToken cancellationToken)
    {
        var test = Resolve(TestState, host, verifier.PushContext("test state"));
        var isFixExpected = !FixedState.IsEmpty;
        var @fixed = Resolve(FixedState, host, verifier.PushContext("fixed state")).Inherit(test, expectations: !isFixExpected);
        var isBatchDifferent = !BatchFixedState.IsEmpty;
        var batchFixed = Resolve(BatchFixedState, host, verifier.PushContext("batch fixed state")).Inherit(@fixed, expectations: !isBatchDifferent);

        await DiagnosticVerification.VerifyAsync(host, test, verifier.PushContext("test state"), cancellationToken);
        if (isFixExpected)
        {
            await DiagnosticVerification.VerifyAsync(host, @fixed, verifier.PushContext("fixed state"), cancellationToken);
        }

        if (isBatchDifferent)
        {
            await DiagnosticVerification.VerifyAsync(host, batchFixed, verifier.PushContext("batch fixed state"), cancellationToken);
        }

        var verification = new CodeFixVerification(host, new CodeFixSettings
        {
            Providers = [.. GetCodeFixProviders()],
            CodeActionIndex = CodeActionIndex,
            CodeActionEquivalenceKey = CodeActionEquivalenceKey,
            CodeActionVerifier = CodeActionVerifier,
            ValidationMode = CodeActionValidationMode,
            Behaviors = CodeFixTestBehaviors,
            NumberOfIncrementalIterations = NumberOfIncrementalIterations,
            NumberOfFixAllIterations = NumberOfFixAllIterations,
        });
        await verification.VerifyIncrementalAsync(test, @fixed, verifier, cancellationToken);
        foreach (var (scope, skip) in FixAllScopes)
        {
            if (!CodeFixTestBehaviors.HasFlag(skip))
            {
                await verification.VerifyFixAllAsync(scope, test, batchFixed, verifier, cancellationToken);
            }
        }
    }

    private static IEnumerable<(FixAllScope Scope, CodeFixTestBehaviors Skip)> FixAllScopes =>
    [
        (FixAllScope.Document, CodeFixTestBehaviors.SkipFixAllInDocumentCheck),
        (FixAllScope.Project, CodeFixTestBehaviors.SkipFixAllInProjectCheck),
        (FixAllScope.Solution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck),
    ];
}
