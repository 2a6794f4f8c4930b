using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Roslyn.Testing.Tests.Subjects;

/// <summary>Right: a greeting for each class, and one for each additional file; the greeting's word is a build property.</summary>
public sealed class GreetingGenerator : IIncrementalGenerator
{
    public static readonly DiagnosticDescriptor Rude = Rule.Named("KT0010", "'{0}' is rude");

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var word = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.Greeting", out var word) ? word : "Hello")
            .WithTrackingName("Word");
        var names = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is ClassDeclarationSyntax, static (node, _) => ((ClassDeclarationSyntax)node.Node).Identifier.Text)
            .WithTrackingName("Names");
        var files = context.AdditionalTextsProvider
            .Select(static (file, cancel) => (Name: Path.GetFileNameWithoutExtension(file.Path), Length: file.GetText(cancel)!.Length))
            .WithTrackingName("Files");
        context.RegisterSourceOutput(names.Combine(word), static (output, pair) =>
        {
            if (pair.Left == "Rude")
            {
                output.ReportDiagnostic(Diagnostic.Create(Rude, Location.None, pair.Left));
                return;
            }

            output.AddSource(pair.Left + ".g.cs", $"static class {pair.Left}Greeting {{ public const string Text = \"{pair.Right} {pair.Left}\"; }}\n");
        });
        context.RegisterSourceOutput(files, static (output, file) =>
            output.AddSource(file.Name + ".File.g.cs", $"static class {file.Name}File {{ public const int Length = {file.Length}; }}\n"));
    }
}
