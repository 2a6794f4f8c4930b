using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>Findings as diagnostics of the compiler.</summary>
/// <param name="files">The YAML files that findings may point into.</param>
/// <param name="origins">Where things are written in C#.</param>
internal sealed class ManifestDiagnostics(ImmutableArray<YamlManifest> files, Origins origins)
{
    /// <summary>The property that names the object: <c>StatefulSet/web</c>.</summary>
    public const string ObjectProperty = "object";

    /// <summary>The property that names the member: <c>spec.clusterIP</c>.</summary>
    public const string PathProperty = "path";

    /// <summary>The property that holds the fix as <see cref="FixHintText"/> writes it.</summary>
    public const string FixProperty = "fix";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        RuleCatalog.Descriptors.Select(Describe).ToImmutableDictionary(static descriptor => descriptor.Id);

    private static readonly DiagnosticDescriptor YamlSyntax =
        Describe(new RuleDescriptor("KW9006", "yaml-syntax", "A YAML file can be read", RuleCategory.Schema, Severity.Error, RulePreset.Default, RuleScope.Object));

    private readonly Dictionary<string, YamlManifest> _files = files.GroupBy(static file => file.Path).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);

    /// <summary>A descriptor for each rule of the catalogue, and for what makes YAML unreadable.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. RuleCatalog.Descriptors.Select(static rule => ById[rule.Id]), YamlSyntax];

    /// <summary>The diagnostic of a problem in a YAML file.</summary>
    public static Diagnostic Create(YamlProblem problem, YamlManifest file) =>
        Diagnostic.Create(YamlSyntax, file.LocationOf(problem.Origin), problem.Message);

    /// <summary>The diagnostic of a finding.</summary>
    public Diagnostic Create(Finding finding)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties.Add(ObjectProperty, finding.ObjectKey);
        properties.Add(PathProperty, finding.Path);
        if (finding.Fix is { } fix)
        {
            properties.Add(FixProperty, FixHintText.Write(fix));
        }

        return Diagnostic.Create(
            ById[finding.Descriptor.Id],
            LocationOf(finding.Origin),
            SeverityOf(finding.Severity),
            finding.Related.Select(LocationOf).OfType<Location>(),
            properties.ToImmutable(),
            finding.Message);
    }

    private Location? LocationOf(Origin origin) => origin switch
    {
        CSharpOrigin code => origins.Locate(code),
        TextOrigin text when _files.TryGetValue(text.File, out var file) => file.LocationOf(text),
        _ => null,
    };

    private static DiagnosticDescriptor Describe(RuleDescriptor rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        rule.Category,
        SeverityOf(rule.Severity),
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpPath,
        customTags: rule.Name);

    private static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
