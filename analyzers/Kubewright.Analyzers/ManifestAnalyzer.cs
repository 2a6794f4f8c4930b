using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Analyzers;

/// <summary>
/// Reports what the rules find in the objects that C# makes and in the YAML files of the project, while they are typed.
/// One analyzer serves all rules, because they share the evaluated objects. It works file by file, so that an editor sees
/// the findings of the file it shows without analysing the rest of the project.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What is known from earlier edits: an analyzer lives as long as an editor has its project, and is initialized anew for each edit.</summary>
    internal ProgramHistory History { get; } = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ManifestDiagnostics.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (LibraryTypes.Find(start.Compilation) is not { } types)
            {
                return;
            }

            var files = YamlManifest.In(start.Options, start.CancellationToken);
            var manifests = new ManifestModel(start.Compilation, types, files, ProjectSettings.Read(start.Compilation, start.Options, start.CancellationToken), History.Of(start.Compilation));
            var diagnostics = new ManifestDiagnostics(files, manifests.Origins);
            start.RegisterSemanticModelAction(context => Report(context, manifests, diagnostics));
            if (!files.IsEmpty)
            {
                start.RegisterAdditionalFileAction(context => Report(context, manifests, diagnostics));
            }
        });
    }

    private static void Report(SemanticModelAnalysisContext context, ManifestModel manifests, ManifestDiagnostics diagnostics)
    {
        foreach (var finding in manifests.FindingsIn(context.SemanticModel, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostics.Create(finding));
        }
    }

    private static void Report(AdditionalFileAnalysisContext context, ManifestModel manifests, ManifestDiagnostics diagnostics)
    {
        if (YamlManifest.Read(context.AdditionalFile, context.Options, context.CancellationToken) is not { } file)
        {
            return;
        }

        // A key that is written twice is a rule's business.
        foreach (var problem in file.Stream.Problems.Where(static problem => !problem.IsDuplicateKey))
        {
            context.ReportDiagnostic(ManifestDiagnostics.Create(problem, file));
        }

        foreach (var finding in manifests.FindingsIn(file, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostics.Create(finding));
        }
    }
}
