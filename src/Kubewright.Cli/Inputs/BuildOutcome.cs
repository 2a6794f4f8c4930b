using System.Collections.Immutable;

namespace Kubewright.Cli;

/// <summary>How a build of a project ended.</summary>
/// <param name="IsSuccess">Whether there is an assembly.</param>
/// <param name="AssemblyPath">The assembly; empty when the project has none.</param>
/// <param name="LogPath">The compiler's log; empty when the project does not use Kubewright.</param>
/// <param name="OutputFolder">Where the build writes YAML; empty when the project does not use Kubewright.</param>
/// <param name="SettingsPath">The file in which the build writes what the rules are told; empty when the project does not use Kubewright.</param>
/// <param name="Baseline">What the project says was last applied (<c>KubewrightBaseline</c>), from the project's folder; empty when it says nothing.</param>
/// <param name="Diagnostics">The build's errors and warnings, a line each.</param>
internal sealed record BuildOutcome(bool IsSuccess, string AssemblyPath, string LogPath, string OutputFolder, string SettingsPath, string Baseline, ImmutableArray<string> Diagnostics)
{
    /// <summary>The file in which a restore notes what the project is made of; empty when there is none.</summary>
    public string AssetsPath { get; init; } = "";

    /// <summary>The lines that are errors.</summary>
    public IEnumerable<string> Errors => Diagnostics.Where(static line => line.Contains(": error ", StringComparison.Ordinal) || line.StartsWith("error ", StringComparison.Ordinal));
}
