using Kubewright.Schema;

namespace Kubewright.Schema.Tests;

public sealed class SchemaReaderTests
{
    [Fact]
    public void Read_Twice_GivesEqualModels()
    {
        const string text = """
            {"definitions": {"x.Thing": {"description": "A thing.", "type": "object", "required": ["size"], "x-constructor": ["size"],
              "properties": {"size": {"type": "integer", "format": "int32", "default": 3},
                             "mode": {"type": "string", "x-type-name": "Mode", "x-enum": {"On": "Is on.", "Off": "Is off."}},
                             "parts": {"type": "array", "items": {"$ref": "#/definitions/x.Part"}}}}}}
            """;

        var first = SchemaReader.Read("a.json", text);
        var second = SchemaReader.Read("a.json", text);

        Assert.Empty(first.Problems);
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(SchemaSet.Link([first]), SchemaSet.Link([second]));
    }

    [Fact]
    public void Read_InvalidJson_IsAProblemAtItsLine()
    {
        var file = SchemaReader.Read("a.json", "{\n  \"definitions\": [\n}");

        Assert.Contains(file.Problems, problem => problem.Line >= 2 && problem.Message.StartsWith("This is not valid YAML", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_NoDefinitions_IsAProblem() =>
        Assert.Contains("no 'definitions'", Assert.Single(SchemaReader.Read("a.json", "{}").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_OneNameForTwoValueSets_IsAProblem()
    {
        var file = SchemaReader.Read("a.json", """
            {"definitions": {"x.A": {"type": "object", "properties": {
              "a": {"type": "string", "x-type-name": "Mode", "x-enum": {"On": "Is on."}},
              "b": {"type": "string", "x-type-name": "Mode", "x-enum": {"Off": "Is off."}}}}}}
            """);

        Assert.Contains("'Mode' differ", Assert.Single(file.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_ListWithATypeNameOfItsOwn_GetsADefinitionThatIsNoKind()
    {
        var set = SchemaSet.Link([SchemaReader.Read("a.json", """
            {"definitions": {
              "x.Claim": {"type": "object", "x-kubernetes-group-version-kind": [{"group": "", "version": "v1", "kind": "Claim"}],
                          "properties": {"kind": {"type": "string"}}},
              "x.Set": {"type": "object", "properties": {"claims": {"type": "array", "x-type-name": "ClaimTemplate", "items": {"$ref": "#/definitions/x.Claim"}}}}}}
            """)]);

        Assert.Equal(["Claim", "ClaimTemplate", "Set"], set.Definitions.Select(definition => definition.CSharpName));
        Assert.Null(set.Find("ClaimTemplate")!.Kind);
        Assert.Equal("ClaimTemplate", set.Find("Set")!.Properties[0].Type.Element!.Name);
    }
}
