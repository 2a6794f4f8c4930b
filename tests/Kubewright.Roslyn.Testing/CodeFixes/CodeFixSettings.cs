using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing;

/// <summary>Everything about a code fix test that is the same for all of its passes.</summary>
internal sealed record CodeFixSettings
{
    public required ImmutableArray<CodeFixProvider> Providers { get; init; }

    public required int? CodeActionIndex { get; init; }

    public required string? CodeActionEquivalenceKey { get; init; }

    public required Action<CodeAction, IVerifier>? CodeActionVerifier { get; init; }

    public required CodeActionValidationMode ValidationMode { get; init; }

    public required CodeFixTestBehaviors Behaviors { get; init; }

    public required int? NumberOfIncrementalIterations { get; init; }

    public required int? NumberOfFixAllIterations { get; init; }
}
