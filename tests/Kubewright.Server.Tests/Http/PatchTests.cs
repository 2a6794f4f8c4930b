namespace Kubewright.Server.Tests;

/// <summary>The four kinds of patch, and what lies below a set.</summary>
public sealed class PatchTests
{
    private const string Sets = "/apis/apps/v1/namespaces/default/statefulsets";

    [Theory]
    [InlineData("application/json-patch+json", """[{"op":"test","path":"/spec/replicas","value":1},{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"nginx:2.0"}]""", "nginx=nginx:2.0 log=log:1.0")]
    [InlineData("application/merge-patch+json", """{"spec":{"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:2.0"}]}}}}""", "nginx=nginx:2.0")]
    [InlineData("application/strategic-merge-patch+json", """{"spec":{"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:2.0"}]}}}}""", "nginx=nginx:2.0 log=log:1.0")]
    [InlineData("application/strategic-merge-patch+json", """{"spec":{"template":{"spec":{"containers":[{"name":"log","$patch":"delete"}]}}}}""", "nginx=nginx:1.0")]
    public async Task Patch_OfEachKind_ChangesWhatItNames(string type, string patch, string images)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);

        var (code, set) = await served.SendAsync(HttpMethod.Patch, Sets + "/web", patch, type);

        Assert.Equal(200, code);
        var containers = set!["spec"]!["template"]!["spec"]!["containers"]!.AsArray();
        Assert.Equal(images, string.Join(' ', containers.Select(static container => $"{container!["name"]}={container["image"]}")));
    }

    [Theory]
    [InlineData("application/json-patch+json", """[{"op":"test","path":"/spec/replicas","value":7}]""", 422)]
    [InlineData("application/json-patch+json", """[{"op":"remove","path":"/spec/nothing"}]""", 422)]
    [InlineData("application/json-patch+json", "{}", 400)]
    [InlineData("application/merge-patch+json", "[]", 400)]
    [InlineData("application/merge-patch+json", "{", 400)]
    [InlineData("application/strategic-merge-patch+json", "1", 400)]
    [InlineData("application/merge-patch+json", """{"metadata":{"name":"other"}}""", 400)]
    [InlineData("application/merge-patch+json", """{"spec":{"replicas":"many"}}""", 422)]
    [InlineData("application/merge-patch+json", """{"spec":{"replicas":-1}}""", 422)]
    [InlineData("application/json", "{}", 415)]
    [InlineData("text/plain", "{}", 415)]
    public async Task Patch_ThatCannotBeMade_IsRefusedAndChangesNothing(string type, string patch, int expected)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);

        var (code, body) = await served.SendAsync(HttpMethod.Patch, Sets + "/web", patch, type);

        Assert.Equal(expected, code);
        Assert.Equal("Status", (string?)body!["kind"]);
        Assert.Equal(1, (int)(await served.GetAsync(Sets + "/web"))["metadata"]!["generation"]!);
    }

    [Fact]
    public async Task Patch_OfNothing_Is404_ButApplyCreates()
    {
        await using var served = await ServedCluster.StartAsync();

        var merge = await served.SendAsync(HttpMethod.Patch, Sets + "/web", "{}", "application/merge-patch+json");
        var apply = await served.SendAsync(HttpMethod.Patch, Sets + "/web?fieldManager=me", Samples.Set, "application/apply-patch+yaml");
        var again = await served.SendAsync(HttpMethod.Patch, Sets + "/web?fieldManager=me", Samples.Set, "application/apply-patch+yaml");

        Assert.Equal((404, 201, 200), (merge.Code, apply.Code, again.Code));
    }

    [Fact]
    public async Task Apply_OfAFieldThatAnotherOwns_IsAConflictUntilForced()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.SendAsync(HttpMethod.Patch, Sets + "/web?fieldManager=me", Samples.Set, "application/apply-patch+yaml");
        const string Other = """{"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web"},"spec":{"replicas":2}}""";

        var refused = await served.SendAsync(HttpMethod.Patch, Sets + "/web?fieldManager=you", Other, "application/apply-patch+yaml");
        var forced = await served.SendAsync(HttpMethod.Patch, Sets + "/web?fieldManager=you&force=true", Other, "application/apply-patch+yaml");

        Assert.Equal((409, "Conflict"), (refused.Code, (string?)refused.Body!["reason"]));
        Assert.Contains("conflict with \"me\"", (string?)refused.Body["message"]);
        Assert.Equal(("FieldManagerConflict", ".spec.replicas"), ((string?)refused.Body["details"]!["causes"]![0]!["reason"], (string?)refused.Body["details"]!["causes"]![0]!["field"]));
        Assert.Equal((200, 2), (forced.Code, (int)forced.Body!["spec"]!["replicas"]!));
    }

    [Fact]
    public async Task Apply_WithoutAManager_IsRefused()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Patch, Sets + "/web", Samples.Set, "application/apply-patch+yaml");

        Assert.Equal(400, code);
        Assert.Contains("fieldManager: Required value", (string?)body!["message"]);
    }

    [Theory]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/strategic-merge-patch+json")]
    public async Task PatchOfStatus_ChangesTheStatusAlone(string type)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync("/api/v1/persistentvolumes", """{"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"pv"},"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/x"}}}""");

        var (code, body) = await served.SendAsync(HttpMethod.Patch, "/api/v1/persistentvolumes/pv/status", """{"spec":{"capacity":{"storage":"2Gi"}},"status":{"message":"seen"}}""", type);

        Assert.Equal((200, "1Gi", "seen"), (code, (string?)body!["spec"]!["capacity"]!["storage"], (string?)body["status"]!["message"]));
    }

    [Fact]
    public async Task Scale_ReadPutAndPatched_IsTheReplicasOfTheSet()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);

        var scale = await served.GetAsync(Sets + "/web/scale");
        scale["spec"]!["replicas"] = 2;
        ((System.Text.Json.Nodes.JsonObject)scale["metadata"]!).Remove("resourceVersion");
        var put = await served.SendAsync(HttpMethod.Put, Sets + "/web/scale", scale.ToJsonString());
        var patch = await served.SendAsync(HttpMethod.Patch, Sets + "/web/scale", """{"spec":{"replicas":3}}""", "application/merge-patch+json");
        var negative = await served.SendAsync(HttpMethod.Patch, Sets + "/web/scale", """{"spec":{"replicas":-3}}""", "application/merge-patch+json");

        Assert.Equal(("Scale", "autoscaling/v1", "app=nginx"), ((string?)scale["kind"], (string?)scale["apiVersion"], (string?)scale["status"]!["selector"]));
        Assert.Equal((200, 2), (put.Code, (int)put.Body!["spec"]!["replicas"]!));
        Assert.Equal((200, 3), (patch.Code, (int)patch.Body!["spec"]!["replicas"]!));
        Assert.Equal(422, negative.Code);
        Assert.Equal(3, (int)(await served.GetAsync(Sets + "/web"))["spec"]!["replicas"]!);
    }
}
