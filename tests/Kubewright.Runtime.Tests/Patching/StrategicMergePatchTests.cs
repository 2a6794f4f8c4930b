using System.Text.Json.Nodes;

namespace Kubewright.Runtime.Tests;

/// <summary>Strategic merge patches of StatefulSets and pods (SS-302).</summary>
public sealed class StrategicMergePatchTests
{
    private static readonly SchemaShape Pod = ApiSchemas.Shape("v1", "Pod");

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "a scalar is replaced", "{'spec':{'nodeName':'a','hostname':'h'}}", "{'spec':{'nodeName':'b'}}", "{'spec':{'nodeName':'b','hostname':'h'}}" },
        { "null removes", "{'spec':{'nodeName':'a','hostname':'h'}}", "{'spec':{'nodeName':null}}", "{'spec':{'hostname':'h'}}" },
        {
            "containers merge by name",
            "{'spec':{'containers':[{'name':'a','image':'1','env':[{'name':'X','value':'1'}]},{'name':'b','image':'1'}]}}",
            "{'spec':{'containers':[{'name':'a','image':'2'}]}}",
            "{'spec':{'containers':[{'name':'a','image':'2','env':[{'name':'X','value':'1'}]},{'name':'b','image':'1'}]}}"
        },
        {
            "a new container is appended",
            "{'spec':{'containers':[{'name':'a'}]}}",
            "{'spec':{'containers':[{'name':'b'}]}}",
            "{'spec':{'containers':[{'name':'a'},{'name':'b'}]}}"
        },
        {
            "the element order is honoured",
            "{'spec':{'containers':[{'name':'a'},{'name':'s'}]}}",
            "{'spec':{'$setElementOrder/containers':[{'name':'b'},{'name':'a'}],'containers':[{'name':'b'}]}}",
            "{'spec':{'containers':[{'name':'b'},{'name':'a'},{'name':'s'}]}}"
        },
        {
            "the element order alone moves items",
            "{'spec':{'containers':[{'name':'a'},{'name':'b'}]}}",
            "{'spec':{'$setElementOrder/containers':[{'name':'b'},{'name':'a'}]}}",
            "{'spec':{'containers':[{'name':'b'},{'name':'a'}]}}"
        },
        {
            "$patch delete removes an item",
            "{'spec':{'containers':[{'name':'a'},{'name':'b'}]}}",
            "{'spec':{'containers':[{'name':'a','$patch':'delete'}]}}",
            "{'spec':{'containers':[{'name':'b'}]}}"
        },
        {
            "$patch replace in a list replaces it",
            "{'spec':{'containers':[{'name':'a'},{'name':'b'}]}}",
            "{'spec':{'containers':[{'name':'c'},{'$patch':'replace'}]}}",
            "{'spec':{'containers':[{'name':'c'}]}}"
        },
        {
            "$patch replace of a map replaces it",
            "{'metadata':{'labels':{'a':'1','b':'2'}}}",
            "{'metadata':{'labels':{'$patch':'replace','c':'3'}}}",
            "{'metadata':{'labels':{'c':'3'}}}"
        },
        {
            "$patch delete of a map empties it",
            "{'metadata':{'labels':{'a':'1'}}}",
            "{'metadata':{'labels':{'$patch':'delete'}}}",
            "{'metadata':{'labels':{}}}"
        },
        {
            "tolerations are atomic",
            "{'spec':{'tolerations':[{'key':'a'},{'key':'b'}]}}",
            "{'spec':{'tolerations':[{'key':'c'}]}}",
            "{'spec':{'tolerations':[{'key':'c'}]}}"
        },
        {
            "finalizers merge as a set",
            "{'metadata':{'finalizers':['a','b']}}",
            "{'metadata':{'finalizers':['b','c']}}",
            "{'metadata':{'finalizers':['a','b','c']}}"
        },
        {
            "scalars are deleted from a list",
            "{'metadata':{'finalizers':['a','b']}}",
            "{'metadata':{'$deleteFromPrimitiveList/finalizers':['a']}}",
            "{'metadata':{'finalizers':['b']}}"
        },
        {
            "retained keys drop the others: a volume changes its source",
            "{'spec':{'volumes':[{'name':'v','emptyDir':{}}]}}",
            "{'spec':{'volumes':[{'$retainKeys':['name','hostPath'],'name':'v','hostPath':{'path':'/d'}}]}}",
            "{'spec':{'volumes':[{'name':'v','hostPath':{'path':'/d'}}]}}"
        },
        {
            "owner references merge by uid",
            "{'metadata':{'ownerReferences':[{'uid':'1','name':'a'}]}}",
            "{'metadata':{'ownerReferences':[{'uid':'1','$patch':'delete'},{'uid':'2','name':'b'}]}}",
            "{'metadata':{'ownerReferences':[{'uid':'2','name':'b'}]}}"
        },
        { "an unknown member is merged like a map", "{'x':{'a':1,'l':[1]}}", "{'x':{'b':2,'l':[2]}}", "{'x':{'a':1,'l':[2],'b':2}}" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Apply_Case_Merges(string name, string target, string patch, string expected)
    {
        var before = Json(target);

        var result = StrategicMergePatch.Apply(before, Json(patch), Pod);

        Assert.Null(result.Error);
        Assert.True(JsonNode.DeepEquals(Json(expected), result.Value), $"{name}: {result.Value!.ToJsonString()}");
        Assert.True(JsonNode.DeepEquals(Json(target), before), "the target was changed");
    }

    [Theory]
    [InlineData("{'spec':{'containers':[{'image':'x'}]}}", "does not contain declared merge key: name")]
    [InlineData("{'spec':{'containers':['x']}}", "does not contain declared merge key: name")]
    [InlineData("{'spec':{'$patch':'explode'}}", "Unknown patch type: explode")]
    public void Apply_WrongPatch_IsRefused(string patch, string message)
    {
        var result = StrategicMergePatch.Apply(Json("{'spec':{'containers':[{'name':'a'}]}}"), Json(patch), Pod);

        Assert.Equal(400, result.Error?.Code);
        Assert.Contains(message, result.Error!.Message, StringComparison.Ordinal);
    }

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text.Replace('\'', '"'))!;
}
