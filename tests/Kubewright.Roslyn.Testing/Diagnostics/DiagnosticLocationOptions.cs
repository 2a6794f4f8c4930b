namespace Kubewright.Roslyn.Testing;

/// <summary>How an expected location is compared.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    /// <summary>Start and end must be the same.</summary>
    None = 0,

    /// <summary>Only the start must be the same.</summary>
    IgnoreLength = 1,

    /// <summary>The location is a number of a markup span, <c>{|#0:text|}</c>, put in place when the test runs.</summary>
    InterpretAsMarkupKey = 2,
}
