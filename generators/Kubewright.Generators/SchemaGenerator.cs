using System;
using System.Collections.Immutable;
using System.IO;
using System.Text;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Generators;

/// <summary>
/// Turns schema files, which are additional files with <c>KubewrightSchema="true"</c>, into records and builders. The
/// library sets <c>KubewrightGenerate</c> to <c>records</c> and gives its own schemas; a project that does not set it gives
/// CustomResourceDefinitions or OpenAPI documents.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor SchemaProblem = new(
        "KW9901",
        "Schema file cannot be used",
        "{0}",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = SchemaInputs.Files(context, "records");
        var schemas = SchemaInputs.Link(files);

        context.RegisterSourceOutput(files, static (production, file) => Report(production, file));
        context.RegisterSourceOutput(schemas, static (production, set) => Emit(production, set, isLibrary: true));

        var custom = SchemaInputs.CustomFiles(context);
        context.RegisterSourceOutput(custom, static (production, all) => Report(production, all));
        context.RegisterSourceOutput(SchemaInputs.LinkCustom(custom), static (production, set) => Emit(production, set, isLibrary: false));
    }

    /// <summary>Reports what is wrong with a schema file, at its line.</summary>
    internal static void Report(SourceProductionContext production, SchemaFile file)
    {
        foreach (var problem in file.Problems)
        {
            var position = new LinePosition(Math.Max(0, problem.Line - 1), Math.Max(0, problem.Column - 1));
            var location = Location.Create(file.Path, default, new LinePositionSpan(position, position));
            production.ReportDiagnostic(Diagnostic.Create(SchemaProblem, location, $"{Path.GetFileName(file.Path)}: {problem.Message}"));
        }
    }

    private static void Report(SourceProductionContext production, CustomSchemas schemas)
    {
        foreach (var file in schemas.Files)
        {
            Report(production, file);
        }
    }

    private static void Emit(SourceProductionContext production, SchemaSet set, bool isLibrary)
    {
        foreach (var source in SchemaSource.From(set, isLibrary))
        {
            production.CancellationToken.ThrowIfCancellationRequested();
            production.AddSource(source.Name + ".g.cs", SourceText.From(source.Text, Utf8));
        }
    }
}
