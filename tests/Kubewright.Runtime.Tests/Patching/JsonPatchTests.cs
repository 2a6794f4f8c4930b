using System.Text.Json.Nodes;

namespace Kubewright.Runtime.Tests;

/// <summary>JSON Patch and JSON Merge Patch.</summary>
public sealed class JsonPatchTests
{
    [Theory]
    [InlineData("{'a':1}", "[{'op':'add','path':'/b','value':2}]", "{'a':1,'b':2}")]
    [InlineData("{'a':[1,3]}", "[{'op':'add','path':'/a/1','value':2}]", "{'a':[1,2,3]}")]
    [InlineData("{'a':[1]}", "[{'op':'add','path':'/a/-','value':2}]", "{'a':[1,2]}")]
    [InlineData("{'a':1}", "[{'op':'replace','path':'/a','value':null}]", "{'a':null}")]
    [InlineData("{'a':[1,2]}", "[{'op':'remove','path':'/a/0'}]", "{'a':[2]}")]
    [InlineData("{'a':{'b':1}}", "[{'op':'move','from':'/a/b','path':'/c'}]", "{'a':{},'c':1}")]
    [InlineData("{'a':{'b':1}}", "[{'op':'copy','from':'/a','path':'/c'}]", "{'a':{'b':1},'c':{'b':1}}")]
    [InlineData("{'a/b':1,'m~n':2}", "[{'op':'remove','path':'/a~1b'},{'op':'test','path':'/m~0n','value':2}]", "{'m~n':2}")]
    [InlineData("{'a':1}", "[{'op':'test','path':'/none','value':null}]", "{'a':1}")]
    public void Apply_Operations_AreCarriedOut(string target, string patch, string expected)
    {
        var result = JsonPatch.Apply(Object(target), (JsonArray)Json(patch));

        Assert.Null(result.Error);
        Assert.True(JsonNode.DeepEquals(Json(expected), result.Value), result.Value!.ToJsonString());
    }

    [Theory]
    [InlineData("[{'op':'test','path':'/a','value':2}]", 422, "testing value /a failed")]
    [InlineData("[{'op':'remove','path':'/x'}]", 422, "missing path: /x")]
    [InlineData("[{'op':'replace','path':'/x','value':1}]", 422, "missing path: /x")]
    [InlineData("[{'op':'add','path':'/l/9','value':1}]", 422, "missing path: /l/9")]
    [InlineData("[{'op':'add','path':'/l/01','value':1}]", 422, "missing path")]
    [InlineData("[{'op':'add','path':'a','value':1}]", 400, "starts with")]
    [InlineData("[{'op':'add','path':'/a'}]", 400, "needs a \"value\"")]
    [InlineData("[{'op':'fly','path':'/a'}]", 400, "Unexpected kind: fly")]
    [InlineData("[{'op':'move','from':'/o','path':'/o/x'}]", 400, "into itself")]
    [InlineData("[7]", 400, "needs a \"path\"")]
    public void Apply_ImpossibleOperation_IsRefusedAndChangesNothing(string patch, int code, string message)
    {
        var target = Object("{'a':1,'l':[],'o':{}}");

        var result = JsonPatch.Apply(target, (JsonArray)Json("[{'op':'add','path':'/z','value':1}]".Insert(1, patch[1..^1] + ",")));

        Assert.Equal(code, result.Error?.Code);
        Assert.Contains(message, result.Error!.Message, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(Object("{'a':1,'l':[],'o':{}}"), target));
    }

    [Fact]
    public void Apply_WholeDocumentRemoved_IsRefused() =>
        Assert.Contains("does not leave an object", JsonPatch.Apply([], (JsonArray)Json("[{'op':'remove','path':''}]")).Error?.Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_TooManyOperations_IsRefused()
    {
        var patch = new JsonArray([.. Enumerable.Range(0, JsonPatch.MaxOperations + 1).Select(static _ => Json("{'op':'add','path':'/a','value':1}"))]);

        Assert.Equal(413, JsonPatch.Apply([], patch).Error?.Code);
    }

    [Theory]
    [InlineData("{'a':{'b':1,'c':2}}", "{'a':{'b':null,'d':3}}", "{'a':{'c':2,'d':3}}")]
    [InlineData("{'a':[1,2]}", "{'a':[3]}", "{'a':[3]}")]
    [InlineData("{'a':1}", "{'a':{'b':{'c':null}}}", "{'a':{'b':{}}}")]
    public void MergePatch_Applies(string target, string patch, string expected) =>
        Assert.True(JsonNode.DeepEquals(Json(expected), JsonMergePatch.Apply(Object(target), Object(patch))));

    private static JsonNode Json(string text) => JsonNode.Parse(text.Replace('\'', '"'))!;

    private static JsonObject Object(string text) => (JsonObject)Json(text);
}
