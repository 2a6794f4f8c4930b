using System.Collections.Immutable;
using Kubewright.Emit;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>A loaded assembly with what belongs to it.</summary>
/// <param name="Assembly">Its manifests.</param>
/// <param name="Log">What the compiler said about its sources.</param>
/// <param name="OutputFolder">Where a build writes its YAML.</param>
/// <param name="Settings">What its project says about the rules.</param>
internal sealed record AssemblyInput(ManifestAssembly Assembly, CompilerLog Log, string OutputFolder, RuleSettings Settings)
{
    /// <summary>Where its project keeps what was last applied; null when it says nothing, or several files.</summary>
    public string? Baseline { get; init; }

    /// <summary>The folders of the other projects that it is made of; none when it was given as an assembly.</summary>
    public ImmutableArray<string> ReferencedProjects { get; init; } = [];
}
