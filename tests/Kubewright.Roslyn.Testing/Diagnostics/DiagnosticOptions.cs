namespace Kubewright.Roslyn.Testing;

/// <summary>What is left out when an expected diagnostic is compared.</summary>
[Flags]
public enum DiagnosticOptions
{
    /// <summary>Everything stated is compared.</summary>
    None = 0,

    /// <summary>The actual diagnostic may have any additional locations.</summary>
    IgnoreAdditionalLocations = 1,

    /// <summary>The actual diagnostic may have any severity.</summary>
    IgnoreSeverity = 2,
}
