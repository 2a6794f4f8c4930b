using Kubewright.CodeFixes;
using Kubewright.Roslyn.Testing;
using Kubewright.Rules.Cases;

namespace Kubewright.Analyzers.Tests;

/// <summary>Verifies fixes: one by one until none is left, and all at once; afterwards the program must compile and be clean.</summary>
internal static class Fix
{
    public const string Usings = "global using System; global using System.Collections.Generic;\n" + RuleCases.CSharpUsings;

    /// <param name="source">The program, with its diagnostics marked.</param>
    /// <param name="fixedSource">The program afterwards, with what is left marked.</param>
    public static Task VerifyAsync(string source, string fixedSource) => VerifyAsync<ManifestAnalyzer>(source, fixedSource);

    /// <summary>The same for another analyzer that makes diagnostics with hints.</summary>
    public static Task VerifyAsync<TAnalyzer>(string source, string fixedSource)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, ManifestCodeFixProvider, DefaultVerifier>();
        test.DisabledDiagnostics.AddRange(Analysis.OtherRules);
        test.TestState.Sources.Add(source);
        test.TestState.Sources.Add(("Usings.cs", Usings));
        test.TestState.AdditionalReferences.AddRange(TestCompilation.Library);
        test.FixedState.Sources.Add(fixedSource);
        test.FixedState.Sources.Add(("Usings.cs", Usings));
        test.FixedState.AdditionalReferences.AddRange(TestCompilation.Library);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
