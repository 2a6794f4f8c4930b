using System.Collections.Immutable;
using Kubewright.Rules.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers.Tests;

/// <summary>YAML files that a project names as additional files.</summary>
public sealed class YamlFileTests
{
    private const string Set = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          serviceName: nginx
          selector: { matchLabels: { app: nginx } }
          template:
            metadata: { labels: { app: nginx } }
            spec:
              terminationGracePeriodSeconds: 0
              containers: [{ name: nginx, image: nginx:1.27 }]
        """;

    private const string Service = """[Manifests] public static class Web { public static Service Nginx => new("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx") }; }""";

    public static TheoryData<string> Names => [.. RuleCases.All.Where(static item => item.Yaml is not null).Select(static item => item.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Analyze_YamlOfCase_ReportsTheFindingsOfTheCase(string name)
    {
        var item = RuleCases.Find(name);
        var marked = MarkedText.Parse(item.Yaml!);

        // Text that cannot be read is reported as well, by the reader and not by a rule.
        var diagnostics = (await AnalyzeAsync(With("", CaseSettings.Of(item, new YamlText("case.yaml", marked.Text)), item)))
            .Where(diagnostic => diagnostic.Id != "KW9006" && !item.Options.Disabled.Contains(diagnostic.Id)).ToList();

        Assert.Equal(
            item.Findings.Select(static finding => $"{finding.Id} {finding.ObjectKey} {finding.Path}: {finding.Message}").Order(StringComparer.Ordinal),
            diagnostics.Select(static diagnostic => $"{diagnostic.Id} {diagnostic.Properties["object"]} {diagnostic.Properties["path"]}: {diagnostic.GetMessage()}").Order(StringComparer.Ordinal));
        Assert.Equal(marked.Starts.Order(), diagnostics.Select(Start).Order());
        Assert.All(diagnostics, static diagnostic => Assert.Equal("case.yaml", diagnostic.Location.GetLineSpan().Path));
    }

    [Fact]
    public async Task Analyze_ServiceInCSharp_GovernsTheSetInYaml()
    {
        Assert.Equal(["KW4001"], Ids(await AnalyzeAsync(Service, new YamlText("set.yml", Set))));
        Assert.Equal(["KW2001", "KW4001"], Ids(await AnalyzeAsync("", new YamlText("set.yml", Set))));
    }

    [Fact]
    public async Task Analyze_MistakeInTheOtherNotation_IsReportedWhereItIs()
    {
        var diagnostics = await AnalyzeAsync(Service.Replace("ClusterIP = ClusterIP.None, ", "", StringComparison.Ordinal), new YamlText("set.yaml", Set));

        var headless = Assert.Single(diagnostics, static diagnostic => diagnostic.Id == "KW2002");
        Assert.True(headless.Location.IsInSource);
        Assert.Equal("set.yaml", Assert.Single(headless.AdditionalLocations).GetLineSpan().Path);
    }

    [Fact]
    public async Task Analyze_SetsInTwoFiles_AreOneSet()
    {
        const string NotHeadless = "apiVersion: v1\nkind: Service\nmetadata: { name: nginx }\nspec: { selector: { app: nginx }, ports: [{ port: 80 }] }\n";

        var diagnostics = await AnalyzeAsync("", new YamlText("set.yaml", Set), new YamlText("service.yaml", NotHeadless));

        Assert.Equal(["KW2002", "KW4001"], Ids(diagnostics));
        Assert.Equal("service.yaml", diagnostics.Single(static diagnostic => diagnostic.Id == "KW2002").Location.GetLineSpan().Path);
    }

    [Theory]
    [InlineData("a: [1\nb: 2", "KW9006")]
    [InlineData("apiVersion: v1\nkind: Service\nkind: Service\nmetadata: { name: a }", "KW9005")]
    [InlineData("services:\n  web: { image: nginx }")]
    [InlineData("")]
    [InlineData("- 1\n- 2")]
    public async Task Analyze_OtherText_ReportsOnlyWhatIsUnreadable(string text, params string[] expected) =>
        Assert.Equal(expected, Ids(await AnalyzeAsync("", new YamlText("values.yaml", text))));

    [Fact]
    public async Task Analyze_SyntaxError_IsReportedAtItsLineAndColumn()
    {
        var diagnostic = Assert.Single(await AnalyzeAsync("", new YamlText("values.yaml", "a: 1\nb: ]")));

        Assert.Equal((2, 4), Start(diagnostic));
    }

    [Theory]
    [InlineData("set.yaml", true)]
    [InlineData("set.json", false)]
    public async Task Analyze_SchemaOrOtherFile_IsLeftAlone(string name, bool isSchema) =>
        Assert.Empty(await AnalyzeAsync("", new YamlText(name, Set, isSchema)));

    [Fact]
    public async Task Analyze_OneFileInAnEditor_ShowsItsFindings()
    {
        var files = new[] { new YamlText("a.yaml", Set), new YamlText("b.yaml", Set.Replace("Seconds: 0", "Seconds: 9", StringComparison.Ordinal)) };
        var analysis = With("", files);

        Assert.Equal(["KW2001", "KW4001"], Ids((await analysis.GetAnalysisResultAsync(files[0], TestContext.Current.CancellationToken)).GetAllDiagnostics()));
        Assert.Equal(["KW2001"], Ids((await analysis.GetAnalysisResultAsync(files[1], TestContext.Current.CancellationToken)).GetAllDiagnostics()));
    }

    [Fact]
    public async Task Analyze_FileThatCannotBeRead_LeavesTheSetOpen()
    {
        var diagnostics = await AnalyzeAsync("", new YamlText("a.yaml", Set), new YamlText("b.yaml", "b: ]"));

        Assert.Equal(["KW4001", "KW9006"], Ids(diagnostics));
    }

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source, params YamlText[] files) => AnalyzeAsync(With(source, files));

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CompilationWithAnalyzers analysis)
    {
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");
        return diagnostics;
    }

    private static CompilationWithAnalyzers With(string source, params YamlText[] files) => With(source, new AnalyzerOptions([.. files], new Metadata()));

    private static CompilationWithAnalyzers With(string source, AnalyzerOptions options, RuleCase? item = null) => Analysis.Only(TestCompilation.Create(TestCompilation.Usings + source), item).WithAnalyzers(
        [new ManifestAnalyzer()],
        new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal);

    private static (int Line, int Column) Start(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return (start.Line + 1, start.Character + 1);
    }

    private sealed class YamlText(string path, string text, bool isSchema = false) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public bool IsSchema => isSchema;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Metadata : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => Options.None;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => ((YamlText)textFile).IsSchema ? Options.Schema : Options.None;
    }

    private sealed class Options(string? schema) : AnalyzerConfigOptions
    {
        public static Options None { get; } = new(null);

        public static Options Schema { get; } = new("true");

        public override bool TryGetValue(string key, out string value)
        {
            value = schema!;
            return schema is not null && key == "build_metadata.AdditionalFiles.KubewrightSchema";
        }
    }
}
