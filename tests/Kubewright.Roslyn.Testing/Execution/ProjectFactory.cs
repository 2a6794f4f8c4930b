using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>Makes the Roslyn project of a state.</summary>
internal static class ProjectFactory
{
    /// <summary>The name of the project and of its assembly.</summary>
    public const string Name = "TestProject";

    /// <summary>An empty workspace in memory.</summary>
    public static AdhocWorkspace CreateWorkspace() => new(MefHostServices.DefaultHost);

    /// <summary>The project, with the test's solution transforms applied.</summary>
    public static Project Create(Workspace workspace, ResolvedState state, TestSettings settings)
    {
        var id = ProjectId.CreateNewId(Name);
        var info = ProjectInfo.Create(
            id,
            VersionStamp.Default,
            Name,
            assemblyName: Name,
            LanguageNames.CSharp,
            compilationOptions: CompilationOptions(state.OutputKind, settings),
            parseOptions: new CSharpParseOptions(settings.LanguageVersion, DocumentationMode.Diagnose),
            documents: Documents(id, state.Sources),
            metadataReferences: settings.ReferenceAssemblies.References.AddRange(state.AdditionalReferences),
            additionalDocuments: Documents(id, state.AdditionalFiles));
        var solution = workspace.CurrentSolution
            .AddProject(info.WithAnalyzerConfigDocuments(Documents(id, state.AnalyzerConfigFiles)));
        foreach (var transform in settings.SolutionTransforms)
        {
            solution = transform(solution, id);
        }

        return solution.GetProject(id)
            ?? throw new InvalidOperationException("A solution transform removed the test project. Return a solution that still has it.");
    }

    private static CSharpCompilationOptions CompilationOptions(OutputKind outputKind, TestSettings settings)
    {
        // A rule that is off by default would otherwise never be tested.
        var enabled = settings.Analyzers
            .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .Where(static descriptor => !descriptor.IsEnabledByDefault)
            .DistinctBy(static descriptor => descriptor.Id)
            .Select(static descriptor => KeyValuePair.Create(descriptor.Id, Report(descriptor.DefaultSeverity)));
        var disabled = settings.DisabledDiagnostics.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress));
        return new CSharpCompilationOptions(outputKind, allowUnsafe: true, nullableContextOptions: settings.NullableContextOptions)
            .WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty.SetItems(enabled).SetItems(disabled));
    }

    private static ReportDiagnostic Report(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Hidden => ReportDiagnostic.Hidden,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        _ => ReportDiagnostic.Error,
    };

    private static IEnumerable<DocumentInfo> Documents(ProjectId project, ImmutableArray<(string Path, SourceText Text)> files)
        => files.Select(file => DocumentInfo.Create(
            DocumentId.CreateNewId(project, file.Path),
            Path.GetFileName(file.Path),
            loader: TextLoader.From(TextAndVersion.Create(file.Text, VersionStamp.Default, file.Path)),
            filePath: file.Path));
}
