using Microsoft.CodeAnalysis;

namespace Kubewright.Roslyn.Testing;

/// <summary>The files of a test project at one moment, and the diagnostics expected in it.</summary>
public sealed class SolutionState
{
    /// <summary>The C# sources. A collection initializer takes a source, or a name and a source.</summary>
    public SourceFileList Sources { get; } = [];

    /// <summary>What the source generators are expected to make, as (generator type, hint name, content).</summary>
    public SourceFileCollection GeneratedSources { get; } = [];

    /// <summary>Files that analyzers and generators get as additional texts. They may have markup.</summary>
    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary>
    /// Files of analyzer options: <c>/.editorconfig</c>, or a global one whose first line is <c>is_global = true</c> and
    /// which may set <c>build_property.Name = value</c>.
    /// </summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    /// <summary>What the sources refer to in addition to the framework.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>The diagnostics expected in addition to those that markup states.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>What is done with markup; by default it is used.</summary>
    public MarkupMode MarkupHandling { get; set; } = MarkupMode.Allow;

    /// <summary>What is compiled; a library by default.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Whether nothing has been put into this state.</summary>
    internal bool IsEmpty => Sources.Count + AdditionalFiles.Count + AnalyzerConfigFiles.Count + ExpectedDiagnostics.Count == 0;
}
