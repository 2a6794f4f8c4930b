using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Generators;

/// <summary>What a project file says to the generators.</summary>
internal static class ProjectOptions
{
    private const string FallbackNamespace = "CustomResources";

    /// <summary>What the project asks for (<c>records</c> or <c>views</c>); empty when it asks for nothing.</summary>
    public static string Output(AnalyzerConfigOptionsProvider options) => Get(options.GlobalOptions, "build_property.KubewrightGenerate");

    /// <summary>Whether an additional file is a schema.</summary>
    public static bool IsSchema(AnalyzerConfigOptions file) =>
        string.Equals(Get(file, "build_metadata.AdditionalFiles.KubewrightSchema"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The C# namespace for the types of a schema file: the one its item names, or else the project's.</summary>
    public static string Namespace(AnalyzerConfigOptionsProvider options, AdditionalText file)
    {
        var written = Get(options.GetOptions(file), "build_metadata.AdditionalFiles.KubewrightNamespace");
        var text = written.Length > 0 ? written : Get(options.GlobalOptions, "build_property.RootNamespace");
        var parts = text.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(Identifier).ToList();
        return parts.Count == 0 ? FallbackNamespace : string.Join(".", parts);
    }

    /// <summary>A project may be named <c>my-app</c>, which is no namespace.</summary>
    private static string Identifier(string part)
    {
        var name = new string(part.Trim().Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_').ToArray());
        return SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "_" + name;
    }

    private static string Get(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value) ? value.Trim() : "";
}
