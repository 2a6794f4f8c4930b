using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>Findings as diagnostics of the compiler.</summary>
internal static class ManifestDiagnostics
{
    /// <summary>The property that names the object: <c>StatefulSet/web</c>.</summary>
    public const string ObjectProperty = "object";

    /// <summary>The property that names the member: <c>spec.clusterIP</c>.</summary>
    public const string PathProperty = "path";

    /// <summary>The property that holds the fix as <see cref="FixHintText"/> writes it.</summary>
    public const string FixProperty = "fix";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        RuleCatalog.Descriptors.Select(Describe).ToImmutableDictionary(static descriptor => descriptor.Id);

    /// <summary>A descriptor for each rule of the catalogue.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. RuleCatalog.Descriptors.Select(static rule => ById[rule.Id])];

    /// <summary>The diagnostic of a finding that has a place in C#.</summary>
    public static Diagnostic Create(Finding finding, CSharpOrigin origin)
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
            origin.Location,
            finding.Related.OfType<CSharpOrigin>().Select(static related => related.Location),
            properties.ToImmutable(),
            finding.Message);
    }

    private static DiagnosticDescriptor Describe(RuleDescriptor rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        rule.Category,
        rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpPath,
        customTags: rule.Name);
}
