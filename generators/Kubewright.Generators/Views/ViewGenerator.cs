using System.Text;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Generators;

/// <summary>
/// Turns schema files into the typed views that rules read, and a table of what else they say. A project opts in by
/// giving the files as additional files with <c>KubewrightSchema="true"</c> and setting <c>KubewrightGenerate</c> to
/// <c>views</c>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ViewGenerator : IIncrementalGenerator
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = SchemaInputs.Files(context, "views");
        var schemas = SchemaInputs.Link(files);

        context.RegisterSourceOutput(files, static (production, file) => SchemaGenerator.Report(production, file));
        context.RegisterSourceOutput(schemas, static (production, set) => Emit(production, set));
    }

    private static void Emit(SourceProductionContext production, SchemaSet set)
    {
        var index = new SchemaIndex(set);
        foreach (var definition in set.Definitions)
        {
            production.CancellationToken.ThrowIfCancellationRequested();
            production.AddSource(SchemaSource.HintName(definition) + "View.g.cs", SourceText.From(ViewEmitter.Emit(definition, index.In(definition.Namespace)), Utf8));
        }

        production.AddSource("SchemaTable.g.cs", SourceText.From(SchemaTableEmitter.Emit(set), Utf8));
    }
}
