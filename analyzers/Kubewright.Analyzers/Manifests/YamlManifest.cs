using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers;

/// <summary>A YAML file of the project (<c>AdditionalFiles</c>) that holds objects to apply.</summary>
/// <param name="Path">The file as the compiler names it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Comments">Its comments that turn rules off.</param>
/// <param name="Stream">Its documents that are Kubernetes objects; other YAML is none of our business.</param>
/// <param name="Manifests">The objects in them.</param>
internal sealed record YamlManifest(string Path, SourceText Text, IgnoreComments Comments, YamlStream Stream, ManifestSet Manifests)
{
    /// <summary>The metadata of files that are something else: schemas, what was last applied, tables of images.</summary>
    private static readonly string[] OtherUses =
        [.. new[] { "KubewrightSchema", "KubewrightBaseline", "KubewrightImages" }.Select(static name => "build_metadata.AdditionalFiles." + name)];

    // A text stays the same until it is edited, so each is read once however many compilations it is part of.
    private static readonly ConditionalWeakTable<SourceText, YamlManifest> Known = new();

    /// <summary>The YAML files among the additional files, in their order.</summary>
    public static ImmutableArray<YamlManifest> In(AnalyzerOptions options, CancellationToken cancellation) =>
        [.. options.AdditionalFiles.Select(file => Read(file, options, cancellation)).OfType<YamlManifest>()];

    /// <summary>The file as a manifest; null when it is none.</summary>
    public static YamlManifest? Read(AdditionalText file, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (!IsYaml(file.Path) || IsForOther(file, options) || file.GetText(cancellation) is not { } text)
        {
            return null;
        }

        if (!Known.TryGetValue(text, out var manifest) || manifest.Path != file.Path)
        {
            var content = text.ToString();
            var read = YamlReader.Read(content, file.Path);
            var stream = read with { Documents = [.. read.Documents.Where(static document => IsObject(document.Root))] };
            manifest = new YamlManifest(file.Path, text, IgnoreComments.Parse(content), stream, ManifestSet.FromYaml(stream));
            Known.Remove(text);
            Known.GetValue(text, _ => manifest);
        }

        return manifest;
    }

    /// <summary>The place in the file.</summary>
    public Location LocationOf(TextOrigin origin)
    {
        var (start, end) = (Clamp(origin.Line, origin.Column), Clamp(origin.EndLine, origin.EndColumn));
        if (end < start)
        {
            end = start;
        }

        var span = new LinePositionSpan(start, end);
        return Location.Create(Path, Text.Lines.GetTextSpan(span), span);
    }

    private LinePosition Clamp(int line, int column)
    {
        var index = Math.Max(0, Math.Min(line - 1, Text.Lines.Count - 1));
        return new LinePosition(index, Math.Max(0, Math.Min(column - 1, Text.Lines[index].Span.Length)));
    }

    private static bool IsYaml(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static bool IsForOther(AdditionalText file, AnalyzerOptions options)
    {
        var own = options.AnalyzerConfigOptionsProvider.GetOptions(file);
        return OtherUses.Any(use => own.TryGetValue(use, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsObject(Node root) => !root["kind"].IsAbsent && !root["apiVersion"].IsAbsent;
}
