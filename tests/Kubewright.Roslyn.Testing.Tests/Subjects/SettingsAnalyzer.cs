using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>
/// Reports each occurrence, in an additional file, of the word in the build property <c>ForbiddenWord</c>; without the
/// property, that it is missing, at no location.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingsAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Forbidden = Rule.Named("KT0007", "The word '{0}' is forbidden");
    public static readonly DiagnosticDescriptor NoWord = Rule.Named("KT0008", "No forbidden word is set");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Forbidden, NoWord];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static compilation =>
        {
            if (!compilation.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ForbiddenWord", out var word))
            {
                compilation.ReportDiagnostic(Diagnostic.Create(NoWord, Location.None));
            }
        });
        context.RegisterAdditionalFileAction(static file =>
        {
            if (!file.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ForbiddenWord", out var word))
            {
                return;
            }

            var text = file.AdditionalFile.GetText(file.CancellationToken)!;
            var content = text.ToString();
            for (var at = content.IndexOf(word, StringComparison.Ordinal); at >= 0; at = content.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var span = new TextSpan(at, word.Length);
                var location = Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
                file.ReportDiagnostic(Diagnostic.Create(Forbidden, location, word));
            }
        });
    }
}
