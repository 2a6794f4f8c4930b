using System.Text;
using Kubewright.Generators;
using Kubewright.Roslyn.Testing;
using Kubewright.Rules.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Emit.Tests;

/// <summary>Compiles what a user could have written, the registry included.</summary>
internal static class UserAssembly
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    /// <summary>Read once: the compiler then shares what it knows of them among all compilations.</summary>
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is "Kubewright.dll" or "Kubewright.Schema.dll" or "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles a file named <c>/src/Web.cs</c> and returns the path of the assembly.</summary>
    /// <param name="folder">Where the assembly goes.</param>
    /// <param name="source">The file.</param>
    /// <param name="name">The assembly's name and root namespace.</param>
    /// <param name="withSymbols">Whether there is debug information.</param>
    /// <param name="crd">The project's CustomResourceDefinition; null when it has none.</param>
    public static string Compile(TemporaryFolder folder, string source, string name = "Shop", bool withSymbols = true, string? crd = null)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [Parse(source, "/src/Web.cs"), Parse(RuleCases.CSharpUsings, "/src/Usings.cs"), Parse(Usings, "/src/SystemUsings.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver
            .Create(
                [new ManifestRegistryGenerator().AsSourceGenerator(), new SchemaGenerator().AsSourceGenerator()],
                crd is null ? [] : [new InMemoryAdditionalText("crd.yaml", crd)],
                ParseOptions,
                InMemoryAnalyzerConfigOptionsProvider.Empty
                    .WithGlobalOptions(("build_property.RootNamespace", name))
                    .WithFileOptions("crd.yaml", ("build_metadata.AdditionalFiles.KubewrightSchema", "true")))
            .RunGeneratorsAndUpdateCompilation(compilation, out var full, out var problems);
        Assert.Empty(problems);

        var path = folder[name + ".dll"];
        using var assembly = File.Create(path);
        using var symbols = withSymbols ? File.Create(Path.ChangeExtension(path, ".pdb")) : null;
        var result = full.Emit(assembly, symbols, options: withSymbols ? new Microsoft.CodeAnalysis.Emit.EmitOptions(debugInformationFormat: Microsoft.CodeAnalysis.Emit.DebugInformationFormat.PortablePdb) : null);
        Assert.Empty(result.Diagnostics.Where(static item => item.Severity >= DiagnosticSeverity.Warning));
        return path;
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);
}
