using System;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Generators;

/// <summary>The first steps of every generator that reads schema files.</summary>
internal static class SchemaInputs
{
    /// <summary>The step that reads each schema file by itself, so that an edit of one leaves the others alone.</summary>
    public const string FilesStep = "SchemaFiles";

    /// <summary>The step that reads each of the user's schema files by itself.</summary>
    public const string CustomFilesStep = "CustomSchemaFiles";

    /// <summary>The step that links the user's files.</summary>
    public const string CustomSetStep = "CustomSchemaSet";

    /// <summary>The step that links the files.</summary>
    public const string SetStep = "SchemaSet";

    /// <summary>The schema files of a project that asks for <paramref name="output"/> (<c>records</c> or <c>views</c>).</summary>
    public static IncrementalValuesProvider<SchemaFile> Files(IncrementalGeneratorInitializationContext context, string output) =>
        Texts(context)
            .Where(text => string.Equals(text.Output, output, StringComparison.OrdinalIgnoreCase))
            .Select(static (text, cancellation) => SchemaReader.Read(text.File.Path, text.Read(cancellation)))
            .WithTrackingName(FilesStep);

    /// <summary>The schema files of a project that asks for nothing: definitions of its own kinds.</summary>
    public static IncrementalValueProvider<CustomSchemas> CustomFiles(IncrementalGeneratorInitializationContext context) =>
        Texts(context)
            .Where(static text => text.Output.Length == 0)
            .Select(static (text, cancellation) => ReadCustom(text, text.Read(cancellation)))
            .WithTrackingName(CustomFilesStep)
            .Collect()
            .Select(static (files, _) => CustomSchemas.Separate(files));

    /// <summary>All of the user's files together.</summary>
    public static IncrementalValueProvider<SchemaSet> LinkCustom(IncrementalValueProvider<CustomSchemas> files) =>
        files.Select(static (all, _) => all.Link()).WithTrackingName(CustomSetStep);

    /// <summary>All files together, with their references resolved.</summary>
    public static IncrementalValueProvider<SchemaSet> Link(IncrementalValuesProvider<SchemaFile> files) =>
        files.Collect().Select(static (all, _) => SchemaSet.Link(all)).WithTrackingName(SetStep);

    private static SchemaFile ReadCustom(SchemaText file, string text)
    {
        WarmUp.Begin(text);
        return CustomSchemaReader.Read(file.File.Path, text, file.Namespace);
    }

    private static IncrementalValuesProvider<SchemaText> Texts(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ProjectOptions.IsSchema(pair.Right.GetOptions(pair.Left)))
            .Select(static (pair, _) => new SchemaText(pair.Left, ProjectOptions.Namespace(pair.Right, pair.Left), ProjectOptions.Output(pair.Right)));
}
