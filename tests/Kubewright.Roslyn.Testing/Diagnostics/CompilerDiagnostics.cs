namespace Kubewright.Roslyn.Testing;

/// <summary>Which diagnostics of the C# compiler itself a test sees.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None, not even errors.</summary>
    None,

    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Errors and warnings.</summary>
    Warnings,

    /// <summary>Errors, warnings and information.</summary>
    Suggestions,

    /// <summary>Everything, hidden diagnostics included.</summary>
    All,
}
