using System.Globalization;
using Kubewright.Schema;

namespace Kubewright.Import.Tests;

/// <summary>A large text is read, written and proven in parts, which nobody may notice.</summary>
public sealed class LargeTextTests
{
    private const int Sets = 160;

    /// <summary>A line that ends a document keeps the text in one piece.</summary>
    private const string End = "...\n";

    [Fact]
    public void Divide_LargeText_CutsBeforeDocumentsOnly()
    {
        var text = Large();

        var parts = SourcePart.Divide("large.yaml", text);

        Assert.True(parts.Count > 2, $"{parts.Count} parts");
        Assert.Equal(text, string.Concat(parts.Select(static part => part.Text)));
        Assert.All(parts.Skip(1), part => Assert.StartsWith("---", part.Text, StringComparison.Ordinal));
        Assert.Equal(parts.Select(static part => part.Text.Count(static c => c == '\n')).SkipLast(1).Aggregate((int[])[0], static (sums, lines) => [.. sums, sums[^1] + lines]), parts.Select(static part => part.LinesBefore));
    }

    [Theory]
    [InlineData("a: 1\n")]
    [InlineData("%YAML 1.2\n")]
    [InlineData(End)]
    public void Divide_TextThatMustStayWhole_IsOnePart(string before)
    {
        var text = before == "a: 1\n" ? before : before + Large();

        Assert.Equal(text, Assert.Single(SourcePart.Divide("large.yaml", "\n" + text)).Text[1..]);
    }

    [Fact]
    public void Read_InParts_GivesWhatTheWholeGives()
    {
        var (parts, partFindings) = Read(Large());
        var (whole, wholeFindings) = Read(Large() + End);

        Assert.Equal(3 * Sets, parts.Objects.Length);
        Assert.Equal(Sets / 16, partFindings.Count);
        Assert.Equal(wholeFindings, partFindings);
        Assert.Equal(whole.Objects.Select(static item => (item.Key, item.Location, item.Typed, item.Octals.Count)), parts.Objects.Select(static item => (item.Key, item.Location, item.Typed, item.Octals.Count)));
        Assert.Equal(Origins(whole), Origins(parts));
    }

    [Theory]
    [InlineData(ImportStyle.Initializer)]
    [InlineData(ImportStyle.Builder)]
    public void Write_InParts_GivesWhatTheWholeGives(ImportStyle style)
    {
        var (plan, files) = Write(Large(), style);

        Assert.Equal(Write(Large() + End, style).Files[0].Text, files[0].Text);
        Assert.True(ClassText.Divide(files[0].Text).Count > 2);
        Assert.True(ImportProof.IsEqualAsEvaluated(plan, files, null));
    }

    [Fact]
    public void Proof_AnotherWordInTheLastPart_IsNotEqual()
    {
        var (plan, files) = Write(Large(), ImportStyle.Initializer);
        var at = files[0].Text.LastIndexOf("10.Seconds", StringComparison.Ordinal);
        Assert.True(at > files[0].Text.Length - 10_000);

        Assert.False(ImportProof.IsEqualAsEvaluated(plan, [files[0] with { Text = files[0].Text.Remove(at, 2).Insert(at, "11") }], null));
    }

    [Theory]
    [InlineData("kind: Service\nkind: Service\n")]
    [InlineData("a: [1\n")]
    [InlineData("a: *none\n")]
    public void Read_MistakeInTheMiddle_IsSaidAsOfTheWhole(string mistake)
    {
        var text = Large();
        text = text.Insert(text.IndexOf("\n---", text.Length / 2, StringComparison.Ordinal) + 1, "---\n" + mistake);
        var reader = new SourceReader();

        reader.Read([new ImportInput("large.yaml", text)]);

        Assert.True(reader.HasFailed);
        Assert.Equal(YamlReader.Read(text, "large.yaml").Problems.Select(static problem => (problem.Message, problem.Origin)), reader.Findings.Select(static finding => (finding.Message, finding.Location!)));
    }

    private static string Large() => string.Concat(Enumerable.Range(0, Sets).Select(static i => $$"""
        ---  # number {{i}}
        # The service.
        apiVersion: v1
        kind: Service
        metadata: {name: nginx{{i}} }
        spec:
          clusterIP: None   # none
          selector: {app: web{{i % 7}} }
          ports:
          - {name: web, port: {{1000 + i}} }
        ---
        apiVersion: {{(i % 16 == 0 ? "apps/v1beta1" : "apps/v1")}}
        kind: StatefulSet
        metadata: {name: web{{i}} }
        spec:
          serviceName: nginx{{i}}
          minReadySeconds: 10
          selector: {matchLabels: {app: web{{i % 7}} } }
          template:
            metadata: {labels: {app: web{{i % 7}} } }
            spec:
              containers:
              - name: nginx
                image: nginx:1.{{i}}  # pinned
                volumeMounts: [{name: www, mountPath: /www}, {name: conf, mountPath: /conf}]
              volumes:
              - name: conf
                configMap: {name: conf{{i}}, defaultMode: 0644}
          volumeClaimTemplates:
          - metadata: {name: www}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: {{i + 1}}Gi } } }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: conf{{i}} }
        data:
          text: |
            begin
            ---
            number {{i}}
        # the end of {{i}}

        """)).ReplaceLineEndings("\n");

    private static (SourceFile File, IReadOnlyList<string> Findings) Read(string text)
    {
        var reader = new SourceReader();
        var file = Assert.Single(reader.Read([new ImportInput("large.yaml", text)]));
        Assert.False(reader.HasFailed);
        return (file, [.. reader.Findings.Select(static finding => finding.ToText())]);
    }

    private static IEnumerable<string> Origins(SourceFile file) => file.Objects.Select(static item => string.Create(CultureInfo.InvariantCulture, $"{item.Node.Origin} {item.Node["metadata"]["name"].Origin} {item.Node["kind"].Origin}"));

    private static (ImportPlan Plan, System.Collections.Immutable.ImmutableArray<ImportedFile> Files) Write(string yaml, ImportStyle style)
    {
        var plan = new ImportPlan(new SourceReader().Read([new ImportInput("large.yaml", yaml)]), null, null);
        return (plan, [FileWriter.Write(plan, plan.Files[0], new ImportOptions { Style = style })]);
    }
}
