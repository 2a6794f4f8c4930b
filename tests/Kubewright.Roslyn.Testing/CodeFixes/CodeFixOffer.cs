using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Kubewright.Roslyn.Testing;

/// <summary>A code action that a provider offers for a diagnostic.</summary>
/// <param name="Provider">Who offers it.</param>
/// <param name="Action">The action that the test selects.</param>
/// <param name="Diagnostic">The diagnostic it mends.</param>
/// <param name="Document">Where the diagnostic is.</param>
internal sealed record CodeFixOffer(CodeFixProvider Provider, CodeAction Action, Diagnostic Diagnostic, TextDocument Document);
