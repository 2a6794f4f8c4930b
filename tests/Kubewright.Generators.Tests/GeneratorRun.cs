using Kubewright.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Generators.Tests;

/// <summary>Runs a generator of schema files over given files, and again after an edit.</summary>
internal sealed class GeneratorRun
{
    private GeneratorDriver _driver;
    private Compilation _compilation;
    private readonly Dictionary<string, SchemaText> _schemas;

    public GeneratorRun(params (string Path, string Text)[] schemas)
        : this(new SchemaGenerator(), "records", schemas)
    {
    }

    private GeneratorRun(IIncrementalGenerator generator, string output, (string Path, string Text)[] schemas)
    {
        _schemas = schemas.ToDictionary(static schema => schema.Path, static schema => new SchemaText(schema.Path, schema.Text));
        _compilation = CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText("class C { void M() { } }", path: "C.cs")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            _schemas.Values,
            optionsProvider: new Options(output),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public static GeneratorRun Views(params (string Path, string Text)[] schemas) => new(new ViewGenerator(), "views", schemas);

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    public string Source(string hintName) => Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    public GeneratorRun EditCode(string text)
    {
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.First(), CSharpSyntaxTree.ParseText(text, path: "C.cs"));
        return Run();
    }

    public GeneratorRun EditSchema(string path, string text)
    {
        var edited = new SchemaText(path, text);
        _driver = _driver.ReplaceAdditionalText(_schemas[path], edited);
        _schemas[path] = edited;
        return Run();
    }

    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps[step].SelectMany(static item => item.Outputs).Select(static output => output.Reason);

    private GeneratorRun Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        return this;
    }

    private sealed class SchemaText(string path, string text) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(string output) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(("build_property.KubewrightGenerate", output));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values();

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(("build_metadata.AdditionalFiles.KubewrightSchema", "true"));
    }

    private sealed class Values(params (string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = values.FirstOrDefault(item => item.Key == key).Value;
            return value is not null;
        }
    }
}
