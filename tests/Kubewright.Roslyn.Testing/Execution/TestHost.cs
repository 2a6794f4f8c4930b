using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>Runs the generators and analyzers of one test.</summary>
internal sealed class TestHost(TestSettings settings) : IDisposable
{
    private readonly AdhocWorkspace _workspace = ProjectFactory.CreateWorkspace();

    /// <summary>What is the same for all states of the test.</summary>
    public TestSettings Settings { get; } = settings;

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    /// <summary>The project of a state, before generators run.</summary>
    public Project CreateProject(ResolvedState state) => ProjectFactory.Create(_workspace, state, Settings);

    /// <summary>Runs the generators. An exception in one fails the test.</summary>
    public async Task<GeneratedProject> GenerateAsync(Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        var compilation = await CompileAsync(project, cancellationToken);
        if (Settings.Generators.IsEmpty)
        {
            return new GeneratedProject(project, compilation, [], [], []);
        }

        var additionalTexts = project.AnalyzerOptions.AdditionalFiles;
        var result = CSharpGeneratorDriver
            .Create(Settings.Generators, additionalTexts, (CSharpParseOptions?)project.ParseOptions, project.AnalyzerOptions.AnalyzerConfigOptionsProvider)
            .RunGenerators(compilation, cancellationToken)
            .GetRunResult();
        foreach (var run in result.Results)
        {
            if (run.Exception is { } exception)
            {
                verifier.Fail($"The generator {run.Generator.GetGeneratorType()} threw an exception:\n{exception}", exception);
            }
        }

        var documents = ImmutableArray.CreateBuilder<DocumentId>();
        foreach (var tree in result.GeneratedTrees)
        {
            var text = await tree.GetTextAsync(cancellationToken);
            var document = project.AddDocument(Path.GetFileName(tree.FilePath), text, filePath: TestPaths.Normalize(tree.FilePath));
            documents.Add(document.Id);
            project = document.Project;
        }

        return new GeneratedProject(
            project,
            await CompileAsync(project, cancellationToken),
            documents.ToImmutable(),
            [.. result.GeneratedTrees.Select(tree => (TestPaths.Normalize(tree.FilePath), tree.GetText(cancellationToken)))],
            result.Diagnostics);
    }

    /// <summary>
    /// Everything that the compiler, the generators and the analyzers report, in the order of files and positions. An
    /// exception in an analyzer fails the test.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(GeneratedProject project, IVerifier verifier, CancellationToken cancellationToken)
    {
        var diagnostics = Settings.Analyzers.IsEmpty
            ? project.Compilation.GetDiagnostics(cancellationToken)
            : await AnalyzeAsync(project, verifier, cancellationToken);
        return
        [
            .. project.Diagnostics.Concat(diagnostics)
                .Where(diagnostic => !Settings.DisabledDiagnostics.Contains(diagnostic.Id))
                .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.End)
                .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal),
        ];
    }

    /// <summary>What of the diagnostics a test sees under its <see cref="CompilerDiagnostics"/>.</summary>
    public ImmutableArray<Diagnostic> Visible(ImmutableArray<Diagnostic> diagnostics)
        => [.. diagnostics.Where(diagnostic =>
            !DiagnosticReport.IsOfCompiler(diagnostic) || IsIncluded(diagnostic.Severity, Settings.CompilerDiagnostics))];

    /// <summary>Whether a compiler diagnostic of this severity is seen.</summary>
    public static bool IsIncluded(DiagnosticSeverity severity, CompilerDiagnostics mode) => mode switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => severity >= DiagnosticSeverity.Error,
        CompilerDiagnostics.Warnings => severity >= DiagnosticSeverity.Warning,
        CompilerDiagnostics.Suggestions => severity >= DiagnosticSeverity.Info,
        _ => true,
    };

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(GeneratedProject project, IVerifier verifier, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentQueue<(DiagnosticAnalyzer Analyzer, Exception Exception)>();
        var options = new CompilationWithAnalyzersOptions(
            project.Project.AnalyzerOptions,
            onAnalyzerException: (exception, analyzer, _) => failures.Enqueue((analyzer, exception)),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await project.Compilation
            .WithAnalyzers(Settings.Analyzers, options)
            .GetAllDiagnosticsAsync(cancellationToken);
        if (!failures.IsEmpty)
        {
            var report = failures.Select(static failure => $"The analyzer {failure.Analyzer.GetType()} threw an exception (AD0001):\n{failure.Exception}");
            verifier.Fail(string.Join("\n\n", report), failures.First().Exception);
        }

        return diagnostics;
    }

    private static async Task<Compilation> CompileAsync(Project project, CancellationToken cancellationToken)
        => await project.GetCompilationAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The project '{project.Name}' supports no compilation.");
}
