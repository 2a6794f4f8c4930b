using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kubewright.Import.Tests;

/// <summary>The proof by evaluation sees what the compiler would see: C# that is not what was imported is never taken for it.</summary>
public sealed class EvaluationTests
{
    private const string Yaml =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: nginx, labels: {app: web}}
        spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80, name: web}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: web}
        spec:
          serviceName: nginx
          replicas: 3
          minReadySeconds: 10
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              serviceAccountName: runner
              containers: [{name: c, image: "i:1", imagePullPolicy: Always, resources: {limits: {memory: 1Gi}}, volumeMounts: [{name: www, mountPath: /w}]}]
              volumes: [{name: tmp, emptyDir: {}}]
          volumeClaimTemplates: [{metadata: {name: www}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]

        """;

    /// <summary>All but the one with kinds of its own, whose types only the compiler makes.</summary>
    public static TheoryData<string, ImportStyle> Goldens =>
        new(from path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.yaml").Order(StringComparer.Ordinal)
            where Path.GetFileName(path) != "ring.yaml"
            from style in Enum.GetValues<ImportStyle>()
            select (Path.GetFileName(path), style));

    [Theory]
    [InlineData("Replicas = 3", "Replicas = 3", true)]
    [InlineData("Replicas = 3", "Replicas =  /* three */ 3", true)]
    [InlineData("StatefulSet Web => new(\"web\")", "StatefulSet Web => new StatefulSet(\"web\")", true)]
    [InlineData("10.Seconds", "10", true)]
    [InlineData("Replicas = 3", "Replicas = 4", false)]
    [InlineData("Replicas = 3", "Replicas = 3L", false)]
    [InlineData("Replicas = 3", "Replicas = \"3\"", false)]
    [InlineData("Replicas = 3,", "", false)]
    [InlineData("Replicas = 3,", "Replicas = 3, Replicas = 3,", false)]
    [InlineData("Replicas = 3,", "Replica = 3,", false)]
    [InlineData("Replicas = 3,", "Replicas = 3", false)]
    [InlineData("ServiceName = Nginx", "ServiceName = Web", false)]
    [InlineData("ServiceName = Nginx", "ServiceName = Labels", false)]
    [InlineData("ServiceName = Nginx", "ServiceName = External<Secret>(\"nginx\")", false)]
    [InlineData("ClusterIP.None", "ClusterIP.Nothing", false)]
    [InlineData("ClusterIP.None", "None", false)]
    [InlineData("[ReadWriteOnce]", "ReadWriteOnce", false)]
    [InlineData("[ReadWriteOnce]", "[ReadWriteMany]", false)]
    [InlineData("1.Gi", "1.Mi", false)]
    [InlineData("1.Gi", "1.Seconds", false)]
    [InlineData("10.Seconds", "10.Minutes", false)]
    [InlineData("new(Www, \"/w\")", "new(\"/w\", Www)", false)]
    [InlineData("new(Www, \"/w\")", "new(Www)", false)]
    [InlineData("new(Www, \"/w\")", "new(null, \"/w\")", false)]
    [InlineData("Volume.EmptyDir(\"tmp\")", "Volume.EmptyDir(\"tmp\", 1)", false)]
    [InlineData("Volume.EmptyDir(\"tmp\")", "Volume.HostPath(\"tmp\")", false)]
    [InlineData("Selector = App", "Selector = (\"app\", \"web\")", true)]
    [InlineData("Selector = App", "Selector = new(\"app\", \"web\")", false)]
    [InlineData("public static Service", "internal static Service", false)]
    [InlineData("public static class Shop", "public static class Shop : Base", false)]
    [InlineData("[Manifests]", "", false)]
    [InlineData("(\"app\", \"web\");", "(\"app\", Nginx);", false)]
    public void Proofs_OfOneText_SayTheSame(string written, string changed, bool isEqual)
    {
        var (plan, files) = Write(Yaml, "shop.yaml", ImportStyle.Initializer);
        Assert.Contains(written, files[0].Text, StringComparison.Ordinal);
        files = [files[0] with { Text = files[0].Text.Replace(written, changed, StringComparison.Ordinal) }];

        var evaluated = ImportProof.IsEqualAsEvaluated(plan, files, null);
        var compiled = new ImportProof(new SourceCompiler(), new ImportOptions { Proof = ProofMethod.Compile }).Check(plan, files).Findings.IsEmpty;

        Assert.Equal((isEqual, isEqual), (evaluated, compiled));
    }

    /// <summary>Words of every golden file, changed one at a time, are found: each fifth, so that all sorts of them are among them.</summary>
    [Theory]
    [MemberData(nameof(Goldens))]
    public void Evaluation_OfAnotherWord_IsNotEqual(string file, ImportStyle style)
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file));
        var (plan, files) = Write(yaml, file, style);
        Assert.True(ImportProof.IsEqualAsEvaluated(plan, files, null));
        var root = CSharpSyntaxTree.ParseText(files[0].Text, SourceCompiler.ParseOptions).GetRoot();
        var words = root.DescendantTokens().Where(IsWord).Where(static (_, i) => i % 5 == 0).ToList();

        Assert.NotEmpty(words);
        foreach (var word in words)
        {
            var text = files[0].Text.Remove(word.SpanStart, word.Span.Length).Insert(word.SpanStart, Another(word));

            Assert.False(ImportProof.IsEqualAsEvaluated(plan, [files[0] with { Text = text }], null), $"{word} at {word.GetLocation().GetLineSpan().StartLinePosition}: {Another(word)}");
        }
    }

    private static (ImportPlan Plan, System.Collections.Immutable.ImmutableArray<ImportedFile> Files) Write(string yaml, string name, ImportStyle style)
    {
        var plan = new ImportPlan(new SourceReader().Read([new ImportInput(name, yaml)]), null, null);
        return (plan, [FileWriter.Write(plan, plan.Files[0], new ImportOptions { Style = style })]);
    }

    /// <summary>Words of the values; what a comment in the YAML says is no field.</summary>
    private static bool IsWord(SyntaxToken token) =>
        token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken or SyntaxKind.NumericLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.SingleLineRawStringLiteralToken
        && token.Parent!.Ancestors().Any(static node => node is ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)
        && !token.Parent.Ancestors().OfType<ArgumentListSyntax>().Any(static list => list.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Comment" } });

    private static string Another(SyntaxToken word) => word.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "7" + word.Text,
        SyntaxKind.TrueKeyword => "false",
        SyntaxKind.FalseKeyword => "true",
        SyntaxKind.StringLiteralToken => word.Text.Insert(word.Text.Length - 1, "7"),
        SyntaxKind.SingleLineRawStringLiteralToken => word.Text.Insert(3, "7"),
        _ => word.Text + "7",
    };
}
