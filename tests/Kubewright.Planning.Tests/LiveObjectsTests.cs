using System.Text.Json.Nodes;

namespace Kubewright.Planning.Tests;

/// <summary>What an apply makes of an object of a cluster.</summary>
public sealed class LiveObjectsTests
{
    private const string Live =
        """
        {
          "apiVersion": "v1", "kind": "ConfigMap",
          "metadata": {
            "name": "settings", "namespace": "default", "uid": "1", "resourceVersion": "7", "creationTimestamp": "2026-01-01T00:00:00Z",
            "annotations": { "kubectl.kubernetes.io/last-applied-configuration": "{}", "other.example.com/note": "kept" },
            "managedFields": [
              { "manager": "kubewright", "operation": "Apply", "apiVersion": "v1", "fieldsType": "FieldsV1", "fieldsV1": { "f:data": { "f:ours": {}, "f:given": {} } } },
              { "manager": "other", "operation": "Update", "apiVersion": "v1", "fieldsType": "FieldsV1", "fieldsV1": { "f:data": { "f:theirs": {} } } }
            ]
          },
          "data": { "ours": "1", "given": "2", "theirs": "3" }
        }
        """;

    [Fact]
    public void Apply_FieldsOfTheServerAndOfOthers_Stay() => Assert.Empty(Changes("{ours: '1', given: '2'}"));

    [Fact]
    public void Apply_FieldNoLongerWanted_Goes() => Assert.Equal([new FieldChange("data.given", "2", null)], Changes("{ours: '1'}"));

    [Fact]
    public void Apply_FieldOfAnotherManager_IsTakenOver() =>
        Assert.Equal([new FieldChange("data.theirs", "3", "4")], Changes("{ours: '1', given: '2', theirs: '4'}"));

    [Fact]
    public void Read_Object_HasNothingOfTheServer()
    {
        var read = LiveObjects.Read((JsonObject)JsonNode.Parse(Live)!)!;

        Assert.Equal(
            """{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings", "namespace": "default", "annotations": {"other.example.com/note": "kept"}}, "data": {"ours": "1", "given": "2", "theirs": "3"}}""",
            read.Written);
    }

    [Fact]
    public void ReadEarlier_SetInARollout_HasTheTemplateOfItsOlderPods()
    {
        var live = (JsonObject)JsonNode.Parse(
            """
            {
              "apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": { "name": "web", "namespace": "default" },
              "spec": { "serviceName": "nginx", "selector": {}, "template": { "spec": { "containers": [{ "name": "nginx", "image": "nginx:2" }] } }, "updateStrategy": { "type": "RollingUpdate", "rollingUpdate": { "partition": 4 } } },
              "status": { "currentRevision": "web-1", "updateRevision": "web-2" }
            }
            """)!;
        var revision = (JsonObject)JsonNode.Parse("""{ "data": { "spec": { "template": { "$patch": "replace", "spec": { "containers": [{ "name": "nginx", "image": "nginx:1" }] } } } } }""")!;

        var set = Assert.IsType<StatefulSet>(LiveObjects.ReadEarlier(live, revision)?.Object);

        Assert.Equal("web-1", LiveObjects.EarlierRevision(live));
        Assert.Equal("nginx:1", set.Spec!.Template.Spec!.Containers[0].Image);
        Assert.Null(set.Spec.UpdateStrategy?.RollingUpdate);
    }

    private static IReadOnlyList<FieldChange> Changes(string data)
    {
        var live = (JsonObject)JsonNode.Parse(Live)!;
        var wanted = Web.Yaml($"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: settings}}, data: {data}}}");
        return Assert.Single(ManifestDiff.Compare([LiveObjects.Read(live)!], [LiveObjects.Apply(live, wanted[0])])).Fields;
    }
}
