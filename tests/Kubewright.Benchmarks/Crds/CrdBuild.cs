using System.Diagnostics;
using System.Globalization;
using Kubewright.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Benchmarks.Crds;

/// <summary>
/// What a large CRD adds to a build that starts cold, and to one after an unrelated edit. Nothing of the generator is
/// compiled to machine code when it starts; the compiler itself is warmed up first, since the SDK's is compiled ahead.
/// </summary>
internal static class CrdBuild
{
    private const int MinLength = 500_000;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    /// <summary>Runs once and prints a row of the table in README.md.</summary>
    public static void Run()
    {
        var crd = OperatorCrd.Write(MinLength);
        var compilation = CSharpCompilation.Create(
            "Bench",
            [CSharpSyntaxTree.ParseText("internal sealed record C(int A);", ParseOptions)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => Path.GetFileName(path) is "Kubewright.dll" or "Kubewright.Schema.dll" or "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Drive(new WarmUp(), crd).RunGeneratorsAndUpdateCompilation(compilation, out var warm, out _);
        Emit(warm);
        var alone = Emit(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText("internal sealed record C(int B);", ParseOptions)));

        var driver = Drive(new SchemaGenerator(), crd).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var problems);
        if (!problems.IsEmpty)
        {
            throw new InvalidOperationException(string.Join('\n', problems));
        }

        var cold = Elapsed(driver);
        var sources = driver.GetRunResult().Results[0].GeneratedSources;
        var together = Emit(generated);
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class D;", ParseOptions)));
        var again = Elapsed(driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class E;", ParseOptions))));

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{crd.Length / 1000} KB CRD: {sources.Length} sources, {sources.Sum(static source => source.SourceText.Length) / 1000} K characters; generator cold {cold.TotalMilliseconds:0} ms, after an edit {again.TotalMilliseconds:0.0} ms; compiler {(together - alone).TotalMilliseconds:0} ms"));
    }

    private static GeneratorDriver Drive(IIncrementalGenerator generator, string crd) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        [new CrdText(crd)],
        ParseOptions,
        new Options());

    private static TimeSpan Elapsed(GeneratorDriver driver) => driver.GetTimingInfo().GeneratorTimes[0].ElapsedTime;

    private static TimeSpan Emit(Compilation compilation)
    {
        var start = Stopwatch.GetTimestamp();
        var result = compilation.Emit(Stream.Null);
        return result.Success ? Stopwatch.GetElapsedTime(start) : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    /// <summary>Takes the ways through the compiler that the real generator takes.</summary>
    private sealed class WarmUp : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var texts = context.AdditionalTextsProvider
                .Combine(context.AnalyzerConfigOptionsProvider)
                .Where(static pair => pair.Right.GetOptions(pair.Left).TryGetValue("build_property.RootNamespace", out _) || pair.Left.Path.Length > 0)
                .Select(static (pair, _) => pair.Left.Path)
                .WithTrackingName("Texts")
                .Collect();
            context.RegisterSourceOutput(texts, static (production, _) => production.AddSource(
                "Warm.g.cs",
                SourceText.From("namespace Warm { /// <summary>A.</summary>\n public sealed record A(int? B, string? C) { public required int D { get; init; } public A With() => this with { D = 1 }; } }", System.Text.Encoding.UTF8)));
        }
    }

    private sealed class CrdText(string text) : AdditionalText
    {
        public override string Path => "platforms.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values("build_property.RootNamespace", "Bench");

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values("build_metadata.AdditionalFiles.KubewrightSchema", "true");
    }

    private sealed class Values(string name, string text) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == name ? text : null;
            return value is not null;
        }
    }
}
