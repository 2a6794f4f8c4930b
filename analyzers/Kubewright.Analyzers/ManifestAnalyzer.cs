using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Analyzers;

/// <summary>
/// Reports what the rules find in the objects that C# makes, while it is typed. One analyzer serves all rules, because
/// they share the evaluated objects. It works document by document, so that an editor sees the findings of the file it
/// shows without analysing the rest of the project.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ManifestDiagnostics.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (LibraryTypes.Find(start.Compilation) is not { } types)
            {
                return;
            }

            var manifests = new ManifestModel(start.Compilation, types, ProjectSettings.Read(start.Options, start.CancellationToken));
            start.RegisterSemanticModelAction(context => Report(context, manifests));
        });
    }

    private static void Report(SemanticModelAnalysisContext context, ManifestModel manifests)
    {
        foreach (var finding in manifests.FindingsIn(context.SemanticModel, context.CancellationToken))
        {
            if (finding.Origin is CSharpOrigin origin)
            {
                context.ReportDiagnostic(ManifestDiagnostics.Create(finding, origin));
            }
        }
    }
}
