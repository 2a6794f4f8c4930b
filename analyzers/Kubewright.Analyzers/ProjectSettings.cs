using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
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
    /// <summary>Of how many folders the <c>.editorconfig</c> is asked for rules that no preset has turned on.</summary>
    private const int MaxFolders = 32;

    /// <summary>Reads the settings. A value that is none is left alone: the build reports it.</summary>
    public static ProjectSettings Read(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var global = provider.GlobalOptions;
        // What an .editorconfig says of the first file counts for the project.
        var local = compilation.SyntaxTrees.FirstOrDefault() is { } tree ? provider.GetOptions(tree) : global;
        var rules = RuleOptionsReader.Read(
            RuleOptions.Default,
            setting => local.TryGetValue(setting.Key, out var text) || global.TryGetValue(setting.Key, out text) || global.TryGetValue("build_property." + setting.Property, out text) ? text : null,
            out _);
        rules = Override(rules, compilation, cancellation);

        foreach (var file in Marked(options, "KubewrightImages"))
        {
            rules = rules with { Images = rules.Images.With(file.GetText(cancellation)?.ToString() ?? "", file.Path, out _) };
        }

        var baseline = Marked(options, "KubewrightBaseline").OrderBy(static file => file.Path, StringComparer.Ordinal).ToList();
        return new ProjectSettings(
            rules,
            baseline.Count == 0 ? null : ManifestSet.FromYaml(baseline.Select(file => YamlReader.Read(file.GetText(cancellation)?.ToString() ?? "", file.Path))));
    }

    /// <summary>
    /// What the project says about single rules: those outside the preset that it gives a severity somewhere run, and the
    /// compiler then applies it place by place; those that it turns off everywhere do not.
    /// </summary>
    private static RuleOptions Override(RuleOptions rules, Compilation compilation, CancellationToken cancellation)
    {
        var own = compilation.Options.SpecificDiagnosticOptions;
        var provider = compilation.Options.SyntaxTreeOptionsProvider;
        var trees = compilation.SyntaxTrees.GroupBy(static tree => Path.GetDirectoryName(tree.FilePath)).Take(MaxFolders).Select(static folder => folder.First()).ToList();
        var disabled = RuleCatalog.Descriptors.Where(rule => Everywhere(rule.Id) == ReportDiagnostic.Suppress).Select(static rule => rule.Id);
        var enabled = RuleCatalog.Descriptors.Where(rule => !rules.Enables(rule) && (IsOn(Everywhere(rule.Id)) || trees.Exists(tree => IsOn(In(tree, rule.Id)))));
        return rules with { Disabled = [.. disabled], Severities = enabled.ToImmutableDictionary(static rule => rule.Id, static rule => rule.Severity) };

        ReportDiagnostic? Everywhere(string id) =>
            own.TryGetValue(id, out var report) || (provider is not null && provider.TryGetGlobalDiagnosticValue(id, cancellation, out report)) ? report : null;

        ReportDiagnostic? In(SyntaxTree tree, string id) => provider is not null && provider.TryGetDiagnosticValue(tree, id, cancellation, out var report) ? report : null;

        static bool IsOn(ReportDiagnostic? report) => report is ReportDiagnostic.Error or ReportDiagnostic.Warn or ReportDiagnostic.Info or ReportDiagnostic.Hidden;
    }

    private static IEnumerable<AdditionalText> Marked(AnalyzerOptions options, string metadata) => options.AdditionalFiles.Where(file =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles." + metadata, out var text)
        && bool.TryParse(text, out var isMarked)
        && isMarked);
}
