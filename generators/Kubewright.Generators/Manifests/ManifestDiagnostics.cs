using Microsoft.CodeAnalysis;

namespace Kubewright.Generators;

/// <summary>What can be wrong with a class marked <c>[Manifests]</c>.</summary>
internal static class ManifestDiagnostics
{
    /// <summary>Only static members are emitted, so an instance class is a mistake.</summary>
    public static readonly DiagnosticDescriptor NotStatic = Error(
        "KW9911",
        "A manifests class is static",
        "'{0}' is marked [Manifests] but is not static, so the build cannot read its members; add 'static'");

    /// <summary>The registry is another class of the same assembly.</summary>
    public static readonly DiagnosticDescriptor NotReachable = Error(
        "KW9912",
        "A manifests class can be reached",
        "'{0}' is marked [Manifests] but {1}, so the generated registry cannot name it; make it internal or public and not generic");

    /// <summary>Two classes cannot share one file.</summary>
    public static readonly DiagnosticDescriptor NameTaken = Error(
        "KW9913",
        "Each manifests class has a file of its own",
        "'{0}' would be written to '{1}.yaml', which another manifests class is written to; give one of them a [Manifests(Name = \"...\")]");

    /// <summary>The name becomes a file name on every system.</summary>
    public static readonly DiagnosticDescriptor NameInvalid = Error(
        "KW9914",
        "A manifests name is a file name",
        "'{0}' asks for the file '{1}.yaml'; use letters, digits, '-', '_' and '.' only, and start with a letter or digit");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Manifests", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
