using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.EndToEnd.Tests;

/// <summary>What an editor does with a project: opens it, takes what is typed, and asks for one document at a time.</summary>
internal sealed class Editor : IDisposable
{
    private readonly MSBuildWorkspace _workspace;
    private readonly ProjectId _project;
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly ImmutableArray<CodeFixProvider> _fixes;
    private Solution _solution;

    private Editor(MSBuildWorkspace workspace, Project project)
    {
        _workspace = workspace;
        _project = project.Id;
        _solution = project.Solution;

        // Whatever the project brings along, found the way an editor finds it.
        var ours = project.AnalyzerReferences.OfType<AnalyzerFileReference>()
            .Where(static reference => Path.GetFileName(reference.FullPath).StartsWith("Kubewright.", StringComparison.Ordinal))
            .ToList();
        _analyzers = [.. ours.SelectMany(static reference => reference.GetAnalyzers(LanguageNames.CSharp))];
        _fixes =
        [
            .. ours.SelectMany(static reference => reference.GetAssembly().GetTypes())
                .Where(static type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
                .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
        ];
        Assert.NotEmpty(_analyzers);
        Assert.NotEmpty(_fixes);
    }

    /// <summary>Opens a project that is restored. What it refers to is taken as it was built.</summary>
    public static async Task<Editor> OpenAsync(UserProject project, CancellationToken cancellation)
    {
        var workspace = MSBuildWorkspace.Create(new Dictionary<string, string> { ["Configuration"] = UserProject.Configuration, ["BuildProjectReferences"] = "false" });
        workspace.LoadMetadataForReferencedProjects = true;
        var opened = await workspace.OpenProjectAsync(project.File, cancellationToken: cancellation);
        var compilation = await opened.GetCompilationAsync(cancellation);
        Assert.Empty(compilation!.GetDiagnostics(cancellation).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return new Editor(workspace, opened);
    }

    /// <summary>The text of a document as it stands.</summary>
    public async Task<string> TextAsync(string name, CancellationToken cancellation) => (await Find(name).GetTextAsync(cancellation)).ToString();

    /// <summary>Types over a piece of text.</summary>
    public async Task TypeAsync(string name, string old, string typed, CancellationToken cancellation)
    {
        var text = await TextAsync(name, cancellation);
        Assert.Contains(old, text, StringComparison.Ordinal);
        _solution = _solution.WithDocumentText(Find(name).Id, SourceText.From(text.Replace(old, typed, StringComparison.Ordinal)));
    }

    /// <summary>What the analyzer says about one document.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string name, CancellationToken cancellation)
    {
        var document = Find(name);
        var compilation = (await document.Project.GetCompilationAsync(cancellation))!;
        var model = (await document.GetSemanticModelAsync(cancellation))!;
        return await compilation
            .WithAnalyzers(_analyzers, new CompilationWithAnalyzersOptions(document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellation);
    }

    /// <summary>Takes the first fix that is offered.</summary>
    public async Task FixAsync(string name, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var actions = new List<CodeAction>();
        foreach (var provider in _fixes.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(Find(name), diagnostic, (action, _) => actions.Add(action), cancellation));
        }

        Assert.NotEmpty(actions);
        var operations = await actions[0].GetOperationsAsync(cancellation);
        _solution = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
    }

    public void Dispose() => _workspace.Dispose();

    private Document Find(string name) => _solution.GetProject(_project)!.Documents.Single(document => document.Name == name);
}
