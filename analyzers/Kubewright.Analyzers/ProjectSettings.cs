using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers;

/// <summary>What a project says about the rules: its properties, its <c>.editorconfig</c>, and the additional files that belong to them.</summary>
/// <param name="rules">The options of the rules.</param>
/// <param name="written">What the options were read from, files aside.</param>
/// <param name="images">The files that add to what is known about images.</param>
/// <param name="baseline">The files that hold what was last applied; none when the project does not say.</param>
internal sealed class ProjectSettings(RuleOptions rules, string written, ImmutableArray<ProjectSettings.File> images, ImmutableArray<ProjectSettings.File> baseline)
{
    /// <summary>Of how many folders the <c>.editorconfig</c> is asked for rules that no preset has turned on.</summary>
    private const int MaxFolders = 32;

    private readonly string _written = written;
    private readonly ImmutableArray<File> _images = images;
    private readonly ImmutableArray<File> _baselineFiles = baseline;
    private readonly Lazy<ManifestSet?> _baseline = new(() => baseline.IsEmpty ? null : ManifestSet.FromYaml(baseline.Select(static file => YamlReader.Read(file.Text?.ToString() ?? "", file.Path))));

    /// <summary>The options of the rules.</summary>
    public RuleOptions Rules { get; } = rules;

    /// <summary>What was last applied; null when the project does not say.</summary>
    public ManifestSet? Baseline => _baseline.Value;

    /// <summary>Whether both say the same. A text that was read again counts as another one.</summary>
    public bool IsSame(ProjectSettings other) =>
        _written == other._written && _images.SequenceEqual(other._images) && _baselineFiles.SequenceEqual(other._baselineFiles);

    /// <summary>Reads the settings. A value that is none is left alone: the build reports it.</summary>
    public static ProjectSettings Read(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var global = provider.GlobalOptions;
        // What an .editorconfig says of the first file counts for the project.
        var local = compilation.SyntaxTrees.FirstOrDefault() is { } tree ? provider.GetOptions(tree) : global;
        var written = new StringBuilder();
        var rules = RuleOptionsReader.Read(RuleOptions.Default, Find, out _);
        rules = Override(rules, compilation, cancellation);
        foreach (var id in rules.Disabled.OrderBy(static id => id, StringComparer.Ordinal).Append("").Concat(rules.Severities.Keys.OrderBy(static id => id, StringComparer.Ordinal)))
        {
            written.AppendLine(id);
        }

        var images = Marked(options, "KubewrightImages", cancellation);
        foreach (var file in images)
        {
            rules = rules with { Images = rules.Images.With(file.Text?.ToString() ?? "", file.Path, out _) };
        }

        var baseline = Marked(options, "KubewrightBaseline", cancellation).OrderBy(static file => file.Path, StringComparer.Ordinal);
        return new ProjectSettings(rules, written.ToString(), images, [.. baseline]);

        string? Find(RuleSetting setting)
        {
            var text = local.TryGetValue(setting.Key, out var found) || global.TryGetValue(setting.Key, out found) || global.TryGetValue("build_property." + setting.Property, out found) ? found : null;
            written.AppendLine(text);
            return text;
        }
    }

    /// <summary>
    /// What the project says about single rules: those outside the preset that it gives a severity somewhere run, and the
    /// compiler then applies it place by place; those that it turns off everywhere do not.
    /// </summary>
    private static RuleOptions Override(RuleOptions rules, Compilation compilation, CancellationToken cancellation)
    {
        var own = compilation.Options.SpecificDiagnosticOptions;
        var provider = compilation.Options.SyntaxTreeOptionsProvider;
        var trees = compilation.SyntaxTrees.GroupBy(static tree => System.IO.Path.GetDirectoryName(tree.FilePath)).Take(MaxFolders).Select(static folder => folder.First()).ToList();
        var disabled = RuleCatalog.Descriptors.Where(rule => Everywhere(rule.Id) == ReportDiagnostic.Suppress).Select(static rule => rule.Id);
        var enabled = RuleCatalog.Descriptors.Where(rule => !rules.Enables(rule) && (IsOn(Everywhere(rule.Id)) || trees.Exists(tree => IsOn(In(tree, rule.Id)))));
        return rules with { Disabled = [.. disabled], Severities = enabled.ToImmutableDictionary(static rule => rule.Id, static rule => rule.Severity) };

        ReportDiagnostic? Everywhere(string id) =>
            own.TryGetValue(id, out var report) || (provider is not null && provider.TryGetGlobalDiagnosticValue(id, cancellation, out report)) ? report : null;

        ReportDiagnostic? In(SyntaxTree tree, string id) => provider is not null && provider.TryGetDiagnosticValue(tree, id, cancellation, out var report) ? report : null;

        static bool IsOn(ReportDiagnostic? report) => report is ReportDiagnostic.Error or ReportDiagnostic.Warn or ReportDiagnostic.Info or ReportDiagnostic.Hidden;
    }

    private static ImmutableArray<File> Marked(AnalyzerOptions options, string metadata, CancellationToken cancellation) =>
    [
        .. options.AdditionalFiles.Where(file =>
                options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles." + metadata, out var text)
                && bool.TryParse(text, out var isMarked)
                && isMarked)
            .Select(file => new File(file.Path, file.GetText(cancellation))),
    ];

    /// <summary>A file that belongs to the settings.</summary>
    /// <param name="Path">The file as the compiler names it.</param>
    /// <param name="Text">What is in it.</param>
    internal sealed record File(string Path, SourceText? Text);
}
