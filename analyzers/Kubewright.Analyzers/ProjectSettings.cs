using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Analyzers;

/// <summary>What a project says about the rules: its properties, its <c>.editorconfig</c>, and the additional files that belong to them.</summary>
/// <param name="Rules">The options of the rules.</param>
/// <param name="Baseline">What was last applied; null when the project does not say.</param>
internal sealed record ProjectSettings(RuleOptions Rules, ManifestSet? Baseline)
{
    /// <summary>Reads the settings. A value that is none is left alone: the build reports it.</summary>
    public static ProjectSettings Read(AnalyzerOptions options, CancellationToken cancellation)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var global = provider.GlobalOptions;
        var rules = RuleOptionsReader.Read(
            RuleOptions.Default,
            setting => global.TryGetValue(setting.Key, out var text) || global.TryGetValue("build_property." + setting.Property, out text) ? text : null,
            out _);

        foreach (var file in Marked(options, "KubewrightImages"))
        {
            rules = rules with { Images = rules.Images.With(file.GetText(cancellation)?.ToString() ?? "", file.Path, out _) };
        }

        var baseline = Marked(options, "KubewrightBaseline").OrderBy(static file => file.Path, StringComparer.Ordinal).ToList();
        return new ProjectSettings(
            rules,
            baseline.Count == 0 ? null : ManifestSet.FromYaml(baseline.Select(file => YamlReader.Read(file.GetText(cancellation)?.ToString() ?? "", file.Path))));
    }

    private static IEnumerable<AdditionalText> Marked(AnalyzerOptions options, string metadata) => options.AdditionalFiles.Where(file =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles." + metadata, out var text)
        && bool.TryParse(text, out var isMarked)
        && isMarked);
}
