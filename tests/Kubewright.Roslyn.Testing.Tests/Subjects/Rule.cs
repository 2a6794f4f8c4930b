using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Descriptors of the test subjects.</summary>
internal static class Rule
{
    public static DiagnosticDescriptor Named(
        string id,
        string format,
        DiagnosticSeverity severity = DiagnosticSeverity.Warning,
        bool isEnabledByDefault = true)
        => new(id, "Test subject", format, "Testing", severity, isEnabledByDefault);
}
