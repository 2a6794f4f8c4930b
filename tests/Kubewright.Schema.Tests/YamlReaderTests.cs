using Kubewright.Schema;

namespace Kubewright.Schema.Tests;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("text", ScalarKind.String, "text")]
    [InlineData("12", ScalarKind.Integer, "12")]
    [InlineData("-7", ScalarKind.Integer, "-7")]
    [InlineData("0644", ScalarKind.Integer, "420")]
    [InlineData("0o17", ScalarKind.Integer, "15")]
    [InlineData("0x1F", ScalarKind.Integer, "31")]
    [InlineData("1_000", ScalarKind.Integer, "1000")]
    [InlineData("09", ScalarKind.Float, "09")]
    [InlineData("1e3", ScalarKind.Float, "1e3")]
    [InlineData("1.5", ScalarKind.Float, "1.5")]
    [InlineData("yes", ScalarKind.Boolean, "true")]
    [InlineData("Off", ScalarKind.Boolean, "false")]
    [InlineData("~", ScalarKind.Null, "~")]
    [InlineData("1Gi", ScalarKind.String, "1Gi")]
    [InlineData("10.244.0.1", ScalarKind.String, "10.244.0.1")]
    [InlineData("'12'", ScalarKind.String, "12")]
    [InlineData("\"yes\"", ScalarKind.String, "yes")]
    [InlineData("!!str 12", ScalarKind.String, "12")]
    public void Read_Scalar_HasTheTypeThatKubernetesSees(string yaml, ScalarKind kind, string text)
    {
        var value = Assert.IsType<ScalarNode>(Single("a: " + yaml)["a"]);

        Assert.Equal((kind, text), (value.Kind, value.Text));
    }

    [Fact]
    public void Read_NestedValue_KnowsItsLineAndColumn()
    {
        var root = Single("metadata:\n  name: web\nspec:\n  replicas: 3\n");

        Assert.Equal(new TextOrigin("web.yaml", 4, 13, 4, 14), root.At("spec.replicas").Origin);
    }

    [Fact]
    public void Read_SeveralDocuments_LeavesOutEmptyOnes()
    {
        var stream = YamlReader.Read("---\n# nothing\n---\na: 1\n---\n---\nb: 2\n...\n", "web.yaml");

        Assert.Empty(stream.Problems);
        Assert.Equal([1, 3], stream.Documents.Select(document => document.Index));
    }

    [Fact]
    public void Read_Json_IsRead()
    {
        var root = Single("""{"a":{"b":[1,"x",true,null]},"c":"d"}""");

        var list = Assert.IsType<ArrayNode>(root.At("a.b"));
        Assert.Equal([ScalarKind.Integer, ScalarKind.String, ScalarKind.Boolean, ScalarKind.Null], list.Items.Select(item => ((ScalarNode)item).Kind));
        Assert.True(list.Items[3].IsAbsent);
    }

    [Fact]
    public void Read_DuplicateKey_IsAProblemAtTheSecond()
    {
        var stream = YamlReader.Read("a: 1\nb: 2\na: 3\n", "web.yaml");

        var problem = Assert.Single(stream.Problems);
        Assert.Equal((3, 1), (problem.Origin.Line, problem.Origin.Column));
        Assert.Contains("'a' is written twice", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TabThatIndents_IsShownWhereItStands()
    {
        var stream = YamlReader.Read("a: 1\n---\nspec:\n  a: 1\n\tb: 2\n", "web.yaml");

        var problem = Assert.Single(stream.Problems);
        Assert.Equal((5, 1), (problem.Origin.Line, problem.Origin.Column));
        Assert.Equal("This is not valid YAML: a tab indents the line. Write spaces.", problem.Message);
    }

    [Fact]
    public void Read_SyntaxError_KeepsTheDocumentsBefore()
    {
        var stream = YamlReader.Read("a: 1\n---\nb: [1, 2\nc: 3\n", "web.yaml");

        Assert.Single(stream.Documents);
        var problem = Assert.Single(stream.Problems);
        Assert.StartsWith("This is not valid YAML", problem.Message, StringComparison.Ordinal);
        Assert.Equal(4, problem.Origin.Line);
    }

    [Fact]
    public void Read_AliasAndMergeKey_AreResolved()
    {
        var root = Single("base: &base {a: 1, b: 2}\nuse:\n  <<: *base\n  b: 3\nsame: *base\n");

        Assert.Equal("1", ((ScalarNode)root.At("use.a")).Text);
        Assert.Equal("3", ((ScalarNode)root.At("use.b")).Text);
        Assert.Equal("2", ((ScalarNode)root.At("same.b")).Text);
    }

    [Theory]
    [InlineData("{a: &x 1, b: *x}")]
    [InlineData("{a: &x '1', b: *x}")]
    [InlineData("{a: &x !!str 1, b: *x}")]
    [InlineData("{\"a\":&x 1\n, b: *x}")]
    [InlineData("{a: &x 1 # one\n, b: *x, }")]
    [InlineData("{a: &x [1, 2], b: *x}")]
    [InlineData("{a: &x {c: 1}, b: *x}")]
    [InlineData("{a: &x , b: *x}")]
    [InlineData("a: &x 1\nb: *x")]
    public void Read_AnchorInMap_IsKnownToTheAliasBehindIt(string yaml)
    {
        var root = Single(yaml);

        Assert.Same(root["a"], root["b"]);
    }

    [Theory]
    [InlineData("{a: &x 1 b: *x}")]
    [InlineData("{a: &x 1")]
    [InlineData("{a: &x 1]")]
    public void Read_AnchorInMapWithoutAComma_IsAProblem(string yaml) => Assert.Single(YamlReader.Read(yaml, "web.yaml").Problems);

    [Fact]
    public void Read_AliasesThatExplode_StopWithAProblem()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (var i = 1; i < 10; i++)
        {
            text += $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n";
        }

        Assert.Contains("aliases repeat more than", Assert.Single(YamlReader.Read(text, "web.yaml").Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DeepNesting_StopsWithAProblem()
    {
        var stream = YamlReader.Read(new string('[', 5000), "web.yaml");

        Assert.Contains("nesting is deeper than", Assert.Single(stream.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NulByte_IsAProblem()
    {
        Assert.Contains("NUL byte", Assert.Single(YamlReader.Read("a: \0", "web.yaml").Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ByteOrderMarkAndWindowsLines_AreAccepted()
    {
        var root = Single("\uFEFFa: 1\r\nb: 2\r\n");

        Assert.Equal("2", ((ScalarNode)root["b"]).Text);
    }

    private static Node Single(string yaml)
    {
        var stream = YamlReader.Read(yaml, "web.yaml");
        Assert.Empty(stream.Problems);
        return Assert.Single(stream.Documents).Root;
    }
}
