namespace Kubewright.Cli;

/// <summary>How plans are printed.</summary>
internal enum PlanFormat
{
    /// <summary>For people at a terminal.</summary>
    Text,

    /// <summary>For tools.</summary>
    Json,

    /// <summary>For a pull request.</summary>
    Markdown,

    /// <summary>The roll-out as a picture.</summary>
    Svg,
}
