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
    public static IncrementalValuesProvider<SchemaFile> Files(IncrementalGeneratorInitializationContext context, string output)
    {
        var wanted = context.AnalyzerConfigOptionsProvider.Select((options, _) =>
            string.Equals(ProjectOptions.Output(options), output, StringComparison.OrdinalIgnoreCase));
        return Texts(context)
            .Combine(wanted)
            .Where(static pair => pair.Right)
            .Select(static (pair, cancellation) => SchemaReader.Read(pair.Left.Text.Path, pair.Left.Text.GetText(cancellation)?.ToString() ?? ""))
            .WithTrackingName(FilesStep);
    }

    /// <summary>The schema files of a project that asks for nothing: definitions of its own kinds.</summary>
    public static IncrementalValueProvider<EquatableArray<SchemaFile>> CustomFiles(IncrementalGeneratorInitializationContext context)
    {
        var wanted = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ProjectOptions.Output(options).Length == 0);
        return Texts(context)
            .Combine(wanted)
            .Where(static pair => pair.Right)
            .Select(static (pair, cancellation) =>
                CustomSchemaReader.Read(pair.Left.Text.Path, pair.Left.Text.GetText(cancellation)?.ToString() ?? "", pair.Left.Namespace))
            .WithTrackingName(CustomFilesStep)
            .Collect()
            .Select(static (files, _) => CustomSchemas.Separate(files));
    }

    /// <summary>All of the user's files together.</summary>
    public static IncrementalValueProvider<SchemaSet> LinkCustom(IncrementalValueProvider<EquatableArray<SchemaFile>> files) =>
        files.Select(static (all, _) => CustomSchemas.Link(all)).WithTrackingName(CustomSetStep);

    /// <summary>All files together, with their references resolved.</summary>
    public static IncrementalValueProvider<SchemaSet> Link(IncrementalValuesProvider<SchemaFile> files) =>
        files.Collect().Select(static (all, _) => SchemaSet.Link(all)).WithTrackingName(SetStep);

    /// <summary>The schema files with the C# namespace of the types that come from each.</summary>
    private static IncrementalValuesProvider<(AdditionalText Text, string Namespace)> Texts(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ProjectOptions.IsSchema(pair.Right.GetOptions(pair.Left)))
            .Select(static (pair, _) => (pair.Left, ProjectOptions.Namespace(pair.Right, pair.Left)));
}
