namespace Kubewright.Cli;

/// <summary>How findings are printed.</summary>
internal enum FindingFormat
{
    /// <summary>A line each, as compilers print them.</summary>
    Text,

    /// <summary>One JSON array.</summary>
    Json,
}
