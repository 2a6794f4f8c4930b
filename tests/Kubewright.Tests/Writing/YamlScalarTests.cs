using Kubewright.Schema;

namespace Kubewright.Tests.Writing;

/// <summary>How texts are written in YAML, and that every one of them is read back as the same text.</summary>
public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("nginx")]
    [InlineData("registry.k8s.io/nginx-slim:0.27")]
    [InlineData("http://example.com:80/a?b=c&d#e")]
    [InlineData("10.0.0.1")]
    [InlineData("10.0.0.0/16")]
    [InlineData("1.2.3")]
    [InlineData("0.27-alpine")]
    [InlineData("v1")]
    [InlineData("1Gi")]
    [InlineData("500m")]
    [InlineData("25%")]
    [InlineData("80:80")]
    [InlineData("-c")]
    [InlineData("--flag=value")]
    [InlineData("?x")]
    [InlineData(":x")]
    [InlineData("a:b")]
    [InlineData("a#b")]
    [InlineData("it's \"quoted\" inside")]
    [InlineData("a b")]
    [InlineData("a, b [c] {d}")]
    [InlineData("Yess")]
    [InlineData("nullable")]
    [InlineData("e3")]
    [InlineData("0xZZ")]
    [InlineData("2024-13-99x")]
    [InlineData("a\\b")]
    [InlineData("grüße 日本 😀")]
    [InlineData("$(VAR)")]
    [InlineData("/etc/config")]
    [InlineData("....")]
    [InlineData("<<<")]
    [InlineData("==")]
    public void String_ThatReadersTakeAsText_IsPlain(string text)
    {
        Assert.Equal($"k: {text}\n", Yaml(text));
        AssertReadsBack(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("NULL")]
    [InlineData("true")]
    [InlineData("True")]
    [InlineData("FALSE")]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("on")]
    [InlineData("OFF")]
    [InlineData("y")]
    [InlineData("N")]
    [InlineData("0")]
    [InlineData("42")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("0644")]
    [InlineData("08")]
    [InlineData("0o17")]
    [InlineData("0x1F")]
    [InlineData("0b101")]
    [InlineData("1_000")]
    [InlineData("1.27")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("1e3")]
    [InlineData("1E+3")]
    [InlineData("1.5e-3")]
    [InlineData("12345678901234567890")]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData("+.INF")]
    [InlineData(".nan")]
    [InlineData(".NaN")]
    [InlineData("12:30:45")]
    [InlineData("1:20")]
    [InlineData("190:20:30.15")]
    [InlineData("2001-01-01")]
    [InlineData("2001-1-1")]
    [InlineData("2030-01-31T12:00:00Z")]
    [InlineData("2001-12-14 21:59:43.10 -5")]
    [InlineData("2001-12-14t21:59:43.10-05:00")]
    [InlineData("=")]
    [InlineData("<<")]
    [InlineData("-")]
    [InlineData("- a")]
    [InlineData("?")]
    [InlineData("? a")]
    [InlineData(":")]
    [InlineData(": a")]
    [InlineData("---")]
    [InlineData("--- a")]
    [InlineData("...")]
    [InlineData("a:")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("#a")]
    [InlineData("&a")]
    [InlineData("*a")]
    [InlineData("!a")]
    [InlineData("|")]
    [InlineData(">")]
    [InlineData("'a'")]
    [InlineData("\"a\"")]
    [InlineData("%a")]
    [InlineData("@a")]
    [InlineData("`a`")]
    [InlineData("[a]")]
    [InlineData("]")]
    [InlineData("{a}")]
    [InlineData("}")]
    [InlineData(",")]
    [InlineData("{{ .Values }}")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("a\tb")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData(" \n  \n")]
    [InlineData("   \na\n\n")]
    [InlineData(" 5\n")]
    [InlineData("\nyes")]
    [InlineData("a\r\nb")]
    [InlineData("\u0007")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\uFEFFa")]
    [InlineData("-9\n")]
    [InlineData("yes\n\n")]
    [InlineData(" \\ \" \\n")]
    public void String_ThatSomeReaderMisreads_IsQuoted(string text)
    {
        Assert.StartsWith("k: \"", Yaml(text), StringComparison.Ordinal);
        AssertReadsBack(text);
    }

    [Theory]
    [InlineData("a\nb", "k: |-\n  a\n  b\n")]
    [InlineData("a\nb\n", "k: |\n  a\n  b\n")]
    [InlineData("a\n", "k: |\n  a\n")]
    [InlineData("a\nb\n\n", "k: |+\n  a\n  b\n\n")]
    [InlineData("a\n\n  b: c # d\n- e\n", "k: |\n  a\n\n    b: c # d\n  - e\n")]
    [InlineData("#!/bin/sh\n\techo \"$1\"\n", "k: |\n  #!/bin/sh\n  \techo \"$1\"\n")]
    [InlineData("---\n...\n", "k: |\n  ---\n  ...\n")]
    [InlineData(" a\nb", "k: |2-\n   a\n  b\n")]
    [InlineData("\na", "k: |2-\n\n  a\n")]
    [InlineData("\ta\nb\n", "k: |2\n  \ta\n  b\n")]
    [InlineData("\n   \na\n\n", "k: |2+\n\n     \n  a\n\n")]
    [InlineData("a\n  \nb", "k: |-\n  a\n    \n  b\n")]
    [InlineData("a\n  ", "k: |-\n  a\n    \n")]
    [InlineData("a\n \t\n", "k: |\n  a\n   \t\n")]
    [InlineData("trailing \nspace \n", "k: |\n  trailing \n  space \n")]
    public void String_OfSeveralLines_IsLiteralBlock(string text, string expected)
    {
        Assert.Equal(expected, Yaml(text));
        AssertReadsBack(text);
    }

    [Fact]
    public void String_OfEveryShortTextOfSpecialCharacters_ReadsBack()
    {
        const string Alphabet = "a1-.: #\n'\"~e+_0x";
        foreach (var a in Alphabet)
        {
            foreach (var b in Alphabet)
            {
                foreach (var c in Alphabet)
                {
                    AssertReadsBack($"{a}{b}{c}");
                }
            }
        }
    }

    [Fact]
    public void String_OfEveryCharacter_ReadsBack()
    {
        for (var c = 1; c <= char.MaxValue; c++)
        {
            if (!char.IsSurrogate((char)c))
            {
                AssertReadsBack($"a{(char)c}b");
            }
        }
    }

    [Fact]
    public void String_WithHalfACharacter_ShowsReplacement()
    {
        Assert.Equal("k: \"a\uFFFD\"\n", Yaml("a\uD83D"));
        Assert.Equal("k: \"\uFFFDa\"\n", Yaml("\uDE00a"));
    }

    [Fact]
    public void Key_ThatIsNoPlainText_IsQuoted()
    {
        string[] keys = ["app.kubernetes.io/name", "true", "80", "", "a: b", "y", "a\nb", "<<"];
        var text = new StringWriter();
        var writer = new YamlManifestWriter(text);
        writer.BeginObject();
        writer.Member("labels", (Map<string>)[.. keys.Select(static key => (key, key))]);
        writer.EndObject();

        var read = Assert.IsType<ObjectNode>(Assert.Single(YamlReader.Read(text.ToString(), "-").Documents).Root["labels"]);
        Assert.Equal(keys, read.Members.Select(static member => member.Name));
        Assert.StartsWith("labels:\n  app.kubernetes.io/name: app.kubernetes.io/name\n  \"true\": \"true\"\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_TooLongForYaml_Throws()
    {
        var writer = new YamlManifestWriter(new StringWriter());
        writer.BeginObject();

        Assert.Contains("Shorten it", Assert.Throws<ArgumentException>(() => writer.Name(new string('k', 1025))).Message, StringComparison.Ordinal);
    }

    private static string Yaml(string value)
    {
        var text = new StringWriter();
        var writer = new YamlManifestWriter(text);
        writer.BeginObject();
        writer.Member("k", value);
        writer.EndObject();
        return text.ToString();
    }

    /// <summary>As a member, as a list item, as a root and with something after it.</summary>
    private static void AssertReadsBack(string text)
    {
        var output = new StringWriter();
        var writer = new YamlManifestWriter(output);
        writer.BeginObject();
        writer.Member("k", text);
        writer.Member("list", (ValueList<string>)[text, text]);
        writer.Member("after", "x");
        writer.EndObject();
        writer.String(text);

        var stream = YamlReader.Read(output.ToString(), "-");
        Assert.Empty(stream.Problems);
        Assert.Equal(2, stream.Documents.Length);
        var list = Assert.IsType<ArrayNode>(stream.Documents[0].Root["list"]);
        foreach (var node in new[] { stream.Documents[0].Root["k"], list.Items[0], list.Items[1], stream.Documents[1].Root })
        {
            var scalar = Assert.IsType<ScalarNode>(node);
            Assert.Equal(ScalarKind.String, scalar.Kind);
            Assert.Equal(text, scalar.Text);
        }

        Assert.Equal("x", ((ScalarNode)stream.Documents[0].Root["after"]).Text);
    }
}
