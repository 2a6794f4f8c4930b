using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>Everything about a test that is the same for all of its states.</summary>
internal sealed record TestSettings
{
    public required ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; }

    public required ImmutableArray<ISourceGenerator> Generators { get; init; }

    public required LanguageVersion LanguageVersion { get; init; }

    public required NullableContextOptions NullableContextOptions { get; init; }

    public required ReferenceAssemblies ReferenceAssemblies { get; init; }

    public required CompilerDiagnostics CompilerDiagnostics { get; init; }

    public required ImmutableHashSet<string> DisabledDiagnostics { get; init; }

    public required ImmutableArray<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; init; }

    public required TestBehaviors Behaviors { get; init; }
}
