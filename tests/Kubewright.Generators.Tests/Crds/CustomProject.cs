using System.Collections.Immutable;
using System.Reflection;
using Kubewright.Roslyn.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Generators.Tests.Crds;

/// <summary>A user's project with schema files, as the build of a project that references the library sees it.</summary>
internal sealed class CustomProject
{
    private readonly ImmutableArray<(AdditionalText Text, string? Namespace)> _files;
    private readonly string _rootNamespace;

    private CustomProject(ImmutableArray<(AdditionalText Text, string? Namespace)> files, string rootNamespace) =>
        (_files, _rootNamespace) = (files, rootNamespace);

    /// <summary>A project without files whose root namespace is <c>Shop</c>.</summary>
    public static CustomProject Empty { get; } = new([], "Shop");

    /// <summary>The text of a sample beside the snapshots.</summary>
    public static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", name));

    public IEnumerable<AdditionalText> Texts => _files.Select(static file => file.Text);

    public CustomProject With(string path, string text, string? ns = null) => new(_files.Add((new InMemoryAdditionalText(path, text), ns)), _rootNamespace);

    /// <summary>The project with another text in one file; the other files are the same instances, as after an edit.</summary>
    public CustomProject Replace(string path, string text) => new(
        [.. _files.Select(file => Path.GetFileName(file.Text.Path) == path ? (new InMemoryAdditionalText(path, text), file.Namespace) : file)], _rootNamespace);

    public CustomProject InNamespace(string rootNamespace) => new(_files, rootNamespace);

    /// <summary>Runs the generator with the tracking of its steps.</summary>
    public GeneratorRunReasons Run(params string[] sources) => Run(TestCompilation.Create(sources));

    public GeneratorRunReasons Run(CSharpCompilation compilation) => GeneratorRunReasons.Start<SchemaGenerator>(compilation, Texts, Options);

    /// <summary>The generated source of that name.</summary>
    public string Source(string hintName) => Run("class C;").GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Compiles the generated code and one source against the real library; every warning fails.</summary>
    public Assembly Compile(string source)
    {
        var compilation = TestCompilation.Create(source).AddReferences(
            MetadataReference.CreateFromFile(typeof(StatefulSet).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Schema.Node).Assembly.Location));
        CSharpGeneratorDriver
            .Create([new SchemaGenerator().AsSourceGenerator()], Texts, (CSharpParseOptions)compilation.SyntaxTrees[0].Options, Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var problems);
        Assert.Empty(problems);
        Assert.Empty(generated.GetDiagnostics().Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).Select(Describe));

        using var image = new MemoryStream();
        Assert.True(generated.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }

    private InMemoryAnalyzerConfigOptionsProvider Options => _files.Aggregate(
        InMemoryAnalyzerConfigOptionsProvider.Empty.WithGlobalOptions(("build_property.RootNamespace", _rootNamespace)),
        static (options, file) => options.WithFileOptions(
            file.Text.Path,
            [("build_metadata.AdditionalFiles.KubewrightSchema", "true"), .. file.Namespace is null ? [] : new[] { ("build_metadata.AdditionalFiles.KubewrightNamespace", file.Namespace) }]));

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic}\n{diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";
}
