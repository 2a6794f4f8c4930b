using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>What a generator run depends on.</summary>
internal sealed record GeneratorInputs(
    CSharpCompilation Compilation,
    ImmutableArray<AdditionalText> AdditionalTexts,
    AnalyzerConfigOptionsProvider Options)
{
    /// <summary>The options of the sources; the newest C# when there is no source.</summary>
    public CSharpParseOptions ParseOptions
        => (CSharpParseOptions?)Compilation.SyntaxTrees.FirstOrDefault()?.Options ?? new CSharpParseOptions(LanguageVersion.Preview);
}
