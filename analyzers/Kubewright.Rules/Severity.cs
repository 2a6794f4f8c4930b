namespace Kubewright.Rules;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>A matter of practice.</summary>
    Info,

    /// <summary>Data or availability is at risk.</summary>
    Warning,

    /// <summary>The API server refuses the object, or its pods can never run.</summary>
    Error,
}
