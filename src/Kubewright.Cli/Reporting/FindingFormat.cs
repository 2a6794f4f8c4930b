namespace Kubewright.Cli;

/// <summary>How findings are printed.</summary>
internal enum FindingFormat
{
    /// <summary>For people: by file, with the line of the source.</summary>
    Text,

    /// <summary>One JSON array.</summary>
    Json,

    /// <summary>A log in the Static Analysis Results Interchange Format, version 2.1.0.</summary>
    Sarif,

    /// <summary>Workflow commands, which GitHub shows beside the changed lines.</summary>
    Github,
}
