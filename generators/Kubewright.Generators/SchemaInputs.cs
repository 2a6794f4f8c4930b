using System;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Generators;

/// <summary>The first steps of every generator that reads schema files.</summary>
internal static class SchemaInputs
{
    /// <summary>The step that reads each schema file by itself, so that an edit of one leaves the others alone.</summary>
    public const string FilesStep = "SchemaFiles";

    /// <summary>The step that links the files.</summary>
    public const string SetStep = "SchemaSet";

    /// <summary>The schema files of a project that asks for <paramref name="output"/> (<c>records</c> or <c>views</c>).</summary>
    public static IncrementalValuesProvider<SchemaFile> Files(IncrementalGeneratorInitializationContext context, string output)
    {
        var wanted = context.AnalyzerConfigOptionsProvider.Select((options, _) =>
            options.GlobalOptions.TryGetValue("build_property.KubewrightGenerate", out var value) && string.Equals(value, output, StringComparison.OrdinalIgnoreCase));
        return context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => pair.Right.GetOptions(pair.Left).TryGetValue("build_metadata.AdditionalFiles.KubewrightSchema", out var value)
                && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase))
            .Select(static (pair, _) => pair.Left)
            .Combine(wanted)
            .Where(static pair => pair.Right)
            .Select(static (pair, cancellation) => SchemaReader.Read(pair.Left.Path, pair.Left.GetText(cancellation)?.ToString() ?? ""))
            .WithTrackingName(FilesStep);
    }

    /// <summary>All files together, with their references resolved.</summary>
    public static IncrementalValueProvider<SchemaSet> Link(IncrementalValuesProvider<SchemaFile> files) =>
        files.Collect().Select(static (all, _) => SchemaSet.Link(all)).WithTrackingName(SetStep);
}
