using System.Text.Json.Nodes;

namespace Kubewright.Runtime.Tests;

/// <summary>Server-side apply: ownership of fields, conflicts, force, and what goes when its manager gives it up.</summary>
public sealed class ServerSideApplyTests
{
    private const string Time = "2026-01-01T00:00:00Z";

    private static readonly SchemaShape Shape = ApiSchemas.Shape("apps/v1", "StatefulSet");

    private static readonly FieldManager Alice = new("alice", Applies: true, "apps/v1");

    private static readonly FieldManager Bob = new("bob", Applies: true, "apps/v1");

    private static readonly FieldManager Editor = new("editor", Applies: false, "apps/v1");

    [Fact]
    public void Apply_NewObject_NotesItsFields()
    {
        var obj = Apply(null, "{'metadata':{'name':'web','labels':{'a':'1'}},'spec':{'replicas':3,'template':{'spec':{'containers':[{'name':'c','image':'i','ports':[{'containerPort':80}]}]}}}}", Alice);

        Assert.Equal(
            """{"f:metadata":{"f:labels":{"f:a":{}}},"f:spec":{"f:replicas":{},"f:template":{"f:spec":{"f:containers":{"k:{\"name\":\"c\"}":{".":{},"f:image":{},"f:name":{},"f:ports":{"k:{\"containerPort\":80,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{}}}}}}}}}""",
            FieldsOf(obj, "alice"));
    }

    [Fact]
    public void Apply_ValueOfAnother_IsAConflict()
    {
        var obj = Apply(null, "{'metadata':{'name':'web'},'spec':{'replicas':3}}", Alice);

        var result = ServerSideApply.Apply(obj, Json("{'metadata':{'name':'web'},'spec':{'replicas':5}}"), Bob, force: false, Shape, Time);

        Assert.Equal(409, result.Error?.Code);
        Assert.Equal("Apply failed with 1 conflict: conflict with \"alice\": .spec.replicas", result.Error!.Message);
        Assert.Equal(new ApiErrorCause("FieldManagerConflict", ".spec.replicas", "conflict with \"alice\""), result.Error.Causes[0]);
    }

    [Fact]
    public void Apply_SameValueAsAnother_IsShared()
    {
        var obj = Apply(null, "{'metadata':{'name':'web'},'spec':{'replicas':3}}", Alice);

        obj = Apply(obj, "{'metadata':{'name':'web'},'spec':{'replicas':3}}", Bob);
        obj = Apply(obj, "{'metadata':{'name':'web'},'spec':{'serviceName':'s'}}", Alice);

        Assert.Equal(3, (int?)obj["spec"]!["replicas"]);
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", FieldsOf(obj, "bob"));
    }

    [Fact]
    public void Apply_Force_TakesTheFieldOver()
    {
        var obj = Apply(null, "{'metadata':{'name':'web'},'spec':{'replicas':3,'serviceName':'s'}}", Alice);

        obj = Apply(obj, "{'metadata':{'name':'web'},'spec':{'replicas':5}}", Bob, force: true);

        Assert.Equal(5, (int?)obj["spec"]!["replicas"]);
        Assert.Equal("""{"f:spec":{"f:serviceName":{}}}""", FieldsOf(obj, "alice"));
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", FieldsOf(obj, "bob"));
    }

    [Fact]
    public void Apply_FieldLeftOut_IsRemovedWhenNobodyElseHoldsIt()
    {
        var obj = Apply(null, "{'metadata':{'name':'web','labels':{'a':'1','b':'2'}},'spec':{'template':{'spec':{'containers':[{'name':'c'},{'name':'d'}]}}}}", Alice);
        obj = Apply(obj, "{'metadata':{'name':'web','labels':{'b':'2'}}}", Bob);

        obj = Apply(obj, "{'metadata':{'name':'web'},'spec':{'template':{'spec':{'containers':[{'name':'d'}]}}}}", Alice);

        Assert.Equal("""{"b":"2"}""", obj["metadata"]!["labels"]!.ToJsonString());
        Assert.Equal("""[{"name":"d"}]""", obj["spec"]!["template"]!["spec"]!["containers"]!.ToJsonString());
    }

    [Fact]
    public void Apply_DefaultedKey_IsTheSameItem()
    {
        var obj = Apply(null, "{'spec':{'template':{'spec':{'containers':[{'name':'c','ports':[{'containerPort':80}]}]}}}}", Alice);
        obj["spec"]!["template"]!["spec"]!["containers"]![0]!["ports"]![0]!["protocol"] = "TCP";

        obj = Apply(obj, "{'spec':{'template':{'spec':{'containers':[{'name':'c','ports':[{'containerPort':80,'protocol':'TCP','name':'web'}]}]}}}}", Alice);

        Assert.Single(obj["spec"]!["template"]!["spec"]!["containers"]![0]!["ports"]!.AsArray());
    }

    [Fact]
    public void Track_Update_TakesChangedFieldsFromTheApplier()
    {
        var obj = Apply(null, "{'metadata':{'name':'web'},'spec':{'replicas':3,'serviceName':'s'}}", Alice);
        var edited = (JsonObject)obj.DeepClone();
        edited["spec"]!["replicas"] = 4;

        obj = ServerSideApply.Track(obj, edited, Editor, Shape, Time);

        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", FieldsOf(obj, "editor"));
        Assert.Equal("""{"f:spec":{"f:serviceName":{}}}""", FieldsOf(obj, "alice"));
        var refused = ServerSideApply.Apply(obj, Json("{'spec':{'replicas':3}}"), Alice, force: false, Shape, Time);
        Assert.Equal("Apply failed with 1 conflict: conflict with \"editor\" using apps/v1: .spec.replicas", refused.Error?.Message);
    }

    [Fact]
    public void Track_NewObject_NotesMapsThemselves()
    {
        var obj = ServerSideApply.Track(null, Json("{'metadata':{'name':'web','labels':{'a':'1'}},'status':{'replicas':0}}"), Editor, Shape, Time);

        Assert.Equal("""{"f:metadata":{"f:labels":{".":{},"f:a":{}}}}""", FieldsOf(obj, "editor"));
    }

    [Fact]
    public void Track_Status_NotesTheStatusAlone()
    {
        var status = Editor with { Subresource = "status" };

        var obj = ServerSideApply.Track(Json("{'metadata':{'name':'web'}}"), Json("{'metadata':{'name':'web'},'status':{'replicas':1}}"), status, Shape, Time);

        Assert.Equal("""{"f:status":{"f:replicas":{}}}""", FieldsOf(obj, "editor"));
    }

    [Fact]
    public void Track_EmptyList_BeginsAnew()
    {
        var obj = Apply(null, "{'metadata':{'name':'web'},'spec':{'replicas':3}}", Alice);
        obj["metadata"]!["managedFields"] = new JsonArray();

        Assert.Null(ServerSideApply.Track(obj, obj, Editor, Shape, Time)["metadata"]!["managedFields"]);
    }

    [Fact]
    public void Apply_ManagedFieldsGiven_IsRefused() =>
        Assert.Equal(
            400,
            ServerSideApply.Apply(null, Json("{'metadata':{'managedFields':[]}}"), Alice, force: false, Shape, Time).Error?.Code);

    private static JsonObject Apply(JsonObject? live, string configuration, FieldManager manager, bool force = false)
    {
        var result = ServerSideApply.Apply(live, Json(configuration), manager, force, Shape, Time);
        Assert.Null(result.Error);
        return result.Value!;
    }

    private static string FieldsOf(JsonObject obj, string manager) =>
        obj["metadata"]!["managedFields"]!.AsArray().Single(entry => (string?)entry!["manager"] == manager)!["fieldsV1"]!
            .ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text.Replace('\'', '"'))!;
}
