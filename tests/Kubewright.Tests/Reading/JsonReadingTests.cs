using System.Text;

namespace Kubewright.Tests.Reading;

/// <summary>Reading JSON without a tree is as strict as reading it by way of one, and says the same.</summary>
public sealed class JsonReadingTests
{
    [Theory]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","name":"b"}}""", ReadCode.DuplicateKey)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","n\u0061me":"b"}}""", ReadCode.DuplicateKey)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":{"nmae":"a"}}""", ReadCode.UnknownField)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":{"name":1}}""", ReadCode.WrongType)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":[]}""", ReadCode.WrongType)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":{"generation":1.5}}""", ReadCode.WrongType)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":{"generation":9223372036854775808}}""", ReadCode.WrongType)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":{"creationTimestamp":"yesterday"}}""", ReadCode.WrongType)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","metadata":{"finalizers":[null]}}""", ReadCode.WrongType)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"image":"a"}]}}""", ReadCode.MissingField)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","spec":{"containers":[],"restartPolicy":"always"}}""", ReadCode.UnsupportedValue)]
    [InlineData("""{"kind":"Pod"}""", ReadCode.UnknownKind)]
    [InlineData("""{"apiVersion":"v1","kind":"Pod" """, ReadCode.YamlSyntax)]
    public void Json_ThatDoesNotFit_IsAFindingWithItsPlace(string json, string code)
    {
        List<ReadFinding> findings = [];

        Manifest.ReadJson(Encoding.UTF8.GetBytes(json), findings);

        Assert.Equal(code, Assert.Single(findings).Code);
        Assert.Equal(Manifest.Parse(json, "-").Findings, findings);
    }

    [Fact]
    public void Json_WithEscapesAndNulls_IsRead()
    {
        List<ReadFinding> findings = [];
        var json = """{"apiVersion":"v1","kind":"Pod","met\u0061data":{"name":"a\u0020\ud83d\ude00\n","labels":null,"annotations":{"\u0061":"\"","grüße":"ü"}}}"""u8;

        var pod = Assert.IsType<Pod>(Manifest.ReadJson(json.ToArray(), findings));

        Assert.Empty(findings);
        Assert.Equal("a 😀\n", pod.Name);
        Assert.Null(pod.Labels);
        Assert.Equal((Labels)(("a", "\""), ("grüße", "ü")), pod.Annotations);
    }

    [Fact]
    public void Json_OfAKindWithoutAType_IsNull()
    {
        List<ReadFinding> findings = [];

        Assert.Null(Manifest.ReadJson("""{"apiVersion":"example.io/v1","kind":"Gadget"}"""u8.ToArray(), findings));
        Assert.Empty(findings);
    }
}
