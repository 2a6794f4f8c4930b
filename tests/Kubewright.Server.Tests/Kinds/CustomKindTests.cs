using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Kinds that a CustomResourceDefinition adds.</summary>
public sealed class CustomKindTests
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Tabs = "/apis/stable.example.com/v1/namespaces/default/crontabs";

    private const string Definition = """
        {
          "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": { "name": "crontabs.stable.example.com" },
          "spec": {
            "group": "stable.example.com", "scope": "Namespaced",
            "names": { "plural": "crontabs", "kind": "CronTab", "shortNames": ["ct"] },
            "versions": [
              {
                "name": "v1", "served": true, "storage": true,
                "schema": { "openAPIV3Schema": { "type": "object", "required": ["spec"], "properties": {
                  "spec": { "type": "object", "required": ["schedule"], "properties": {
                    "schedule": { "type": "string", "pattern": "^[0-9*]+$" },
                    "image": { "type": "string", "default": "busybox" },
                    "mode": { "type": "string", "enum": ["a", "b"] },
                    "replicas": { "type": "integer", "minimum": 1, "maximum": 10 },
                    "parts": { "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
                      "items": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "size": { "x-kubernetes-int-or-string": true } } } }
                  } },
                  "status": { "type": "object", "properties": { "replicas": { "type": "integer" } } }
                } } },
                "subresources": { "status": {}, "scale": { "specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas" } },
                "additionalPrinterColumns": [{ "name": "Schedule", "type": "string", "jsonPath": ".spec.schedule" }]
              },
              { "name": "v1beta1", "served": true, "storage": false, "schema": { "openAPIV3Schema": { "type": "object", "x-kubernetes-preserve-unknown-fields": true } } }
            ]
          }
        }
        """;

    [Fact]
    public async Task Post_Definition_IsEstablishedAndDiscovered()
    {
        await using var served = await DefinedAsync();

        var (_, definition) = await served.SendAsync(HttpMethod.Get, Definitions + "/crontabs.stable.example.com");
        var (_, resources) = await served.SendAsync(HttpMethod.Get, "/apis/stable.example.com/v1");
        var (_, group) = await served.SendAsync(HttpMethod.Get, "/apis/stable.example.com");
        var (_, document) = await served.SendAsync(HttpMethod.Get, "/openapi/v3/apis/stable.example.com/v1");

        Assert.Equal(["NamesAccepted", "Established"], ((JsonArray)definition!["status"]!["conditions"]!).Select(static condition => condition!["type"]!.ToString()));
        Assert.Equal(["crontabs", "crontabs/status", "crontabs/scale"], ((JsonArray)resources!["resources"]!).Select(static resource => resource!["name"]!.ToString()));
        Assert.Equal("stable.example.com/v1", group!["preferredVersion"]!["groupVersion"]!.ToString());
        Assert.NotNull(document!["components"]!["schemas"]!["com.example.stable.v1.CronTab"]!["properties"]!["spec"]);
    }

    [Theory]
    [InlineData(""" "schedule":"*" """, 201, "")]
    [InlineData(""" "mode":"a" """, 422, "CronTab.stable.example.com \"t\" is invalid: spec.schedule: Required value")]
    [InlineData(""" "schedule":1 """, 422, "CronTab.stable.example.com \"t\" is invalid: spec.schedule: Invalid value: \"integer\": spec.schedule in body must be of type string: \"integer\"")]
    [InlineData(""" "schedule":"x" """, 422, "CronTab.stable.example.com \"t\" is invalid: spec.schedule: Invalid value: \"x\": spec.schedule in body should match '^[0-9*]+$'")]
    [InlineData(""" "schedule":"*","mode":"c" """, 422, "CronTab.stable.example.com \"t\" is invalid: spec.mode: Unsupported value: \"c\": supported values: \"a\", \"b\"")]
    [InlineData(""" "schedule":"*","replicas":11 """, 422, "CronTab.stable.example.com \"t\" is invalid: spec.replicas: Invalid value: 11: spec.replicas in body should be less than or equal to 10")]
    [InlineData(""" "schedule":"*","parts":[{"name":"a"},{"name":"a"}] """, 422, "CronTab.stable.example.com \"t\" is invalid: spec.parts[1]: Duplicate value: {\"name\":\"a\"}")]
    [InlineData(""" "schedule":"*","bogus":1 """, 400, "CronTab in version \"v1\" cannot be handled as a CronTab: strict decoding error: unknown field \"spec.bogus\"")]
    public async Task Post_Object_IsHeldAgainstTheSchema(string spec, int expected, string message)
    {
        await using var served = await DefinedAsync();

        var (code, answer) = await served.SendAsync(HttpMethod.Post, Tabs + "?fieldValidation=Strict", Tab("v1", spec));

        Assert.Equal(expected, code);
        Assert.Equal(message, answer!["message"]?.ToString() ?? "");
    }

    [Fact]
    public async Task Post_Object_GetsDefaultsAndLosesWhatIsUnknown()
    {
        await using var served = await DefinedAsync();

        var (_, created) = await served.SendAsync(HttpMethod.Post, Tabs, Tab("v1", """ "schedule":"*","bogus":1 """, ""","status":{"replicas":5}"""));

        Assert.Equal("busybox", created!["spec"]!["image"]!.ToString());
        Assert.Null(created["spec"]!["bogus"]);
        Assert.Null(created["status"]);
        Assert.Equal("1", created["metadata"]!["generation"]!.ToString());
    }

    [Fact]
    public async Task Get_Object_InEachVersion_IsTheSameObject()
    {
        await using var served = await DefinedAsync();
        await served.SendAsync(HttpMethod.Post, Tabs.Replace("v1", "v1beta1", StringComparison.Ordinal), Tab("v1beta1", """ "schedule":"*" """));

        var (_, old) = await served.SendAsync(HttpMethod.Get, Tabs.Replace("v1", "v1beta1", StringComparison.Ordinal) + "/t");
        var (_, @new) = await served.SendAsync(HttpMethod.Get, Tabs + "/t");

        Assert.Equal("stable.example.com/v1beta1", old!["apiVersion"]!.ToString());
        Assert.Equal("stable.example.com/v1", @new!["apiVersion"]!.ToString());
        Assert.True(JsonNode.DeepEquals(old["spec"], @new["spec"]));
    }

    [Fact]
    public async Task Patch_Subresources_ChangeTheirPartAlone()
    {
        await using var served = await DefinedAsync();
        await served.SendAsync(HttpMethod.Post, Tabs, Tab("v1", """ "schedule":"*","replicas":1 """));

        await served.SendAsync(HttpMethod.Patch, Tabs + "/t/status", """{"spec":{"replicas":9},"status":{"replicas":1}}""", "application/merge-patch+json");
        var (code, scale) = await served.SendAsync(HttpMethod.Patch, Tabs + "/t/scale", """{"spec":{"replicas":3}}""", "application/merge-patch+json");
        var (_, tab) = await served.SendAsync(HttpMethod.Get, Tabs + "/t");

        Assert.Equal(200, code);
        Assert.Equal("3", scale!["spec"]!["replicas"]!.ToString());
        Assert.Equal("1", scale["status"]!["replicas"]!.ToString());
        Assert.Equal("3", tab!["spec"]!["replicas"]!.ToString());
        Assert.Equal("2", tab["metadata"]!["generation"]!.ToString());
    }

    [Fact]
    public async Task Apply_ListWithKeys_IsMergedByThem()
    {
        await using var served = await DefinedAsync();
        await served.SendAsync(HttpMethod.Patch, Tabs + "/t?fieldManager=one", Tab("v1", """ "schedule":"*","parts":[{"name":"a","size":1}] """), "application/apply-patch+yaml");

        var (code, tab) = await served.SendAsync(HttpMethod.Patch, Tabs + "/t?fieldManager=two", Tab("v1", """ "schedule":"*","parts":[{"name":"b","size":"2"}] """), "application/apply-patch+yaml");
        var (strategic, _) = await served.SendAsync(HttpMethod.Patch, Tabs + "/t", "{}", "application/strategic-merge-patch+json");

        Assert.Equal(200, code);
        Assert.Equal(["a", "b"], ((JsonArray)tab!["spec"]!["parts"]!).Select(static part => part!["name"]!.ToString()).Order());
        Assert.Equal(415, strategic);
    }

    [Fact]
    public async Task Get_AsTable_HasTheColumnsOfTheDefinition()
    {
        await using var served = await DefinedAsync();
        await served.SendAsync(HttpMethod.Post, Tabs, Tab("v1", """ "schedule":"*" """));
        using var request = new HttpRequestMessage(HttpMethod.Get, Tabs);
        request.Headers.Add("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io");

        using var response = await served.Http.SendAsync(request);
        var table = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(["Name", "Schedule"], ((JsonArray)table["columnDefinitions"]!).Select(static column => column!["name"]!.ToString()));
        Assert.Equal(["t", "*"], ((JsonArray)table["rows"]![0]!["cells"]!).Select(static cell => cell!.ToString()));
    }

    [Fact]
    public async Task Delete_Definition_TakesItsObjectsAlong()
    {
        await using var served = await DefinedAsync();
        await served.SendAsync(HttpMethod.Post, Tabs, Tab("v1", """ "schedule":"*" """));

        await served.SendAsync(HttpMethod.Delete, Definitions + "/crontabs.stable.example.com");
        await served.UntilAsync(static snapshot => snapshot.All(CustomDefinition.KeyKind).Count == 0);
        var (code, _) = await served.SendAsync(HttpMethod.Get, Tabs);

        Assert.Equal(404, code);
        Assert.Empty(served.Cluster.Snapshot.All("crontabs.stable.example.com"));
    }

    [Theory]
    [InlineData("""{"apiVersion":"stable.example.com/v1","kind":"CronTab","kind":"CronTab","metadata":{"name":"t"},"spec":{"schedule":"*"}}""")]
    [InlineData("""{"apiVersion":"stable.example.com/v1","kind":"CronTab","metadata":{"name":"t"},"spec":{"schedule":"*","schedule":"*"}}""")]
    [InlineData("""{"apiVersion":"v1","kind":"CronTab","metadata":{"name":"t"}}""")]
    [InlineData("""{"apiVersion":"stable.example.com/v1","kind":"CronTab","metadata":7}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Post_BodyThatIsNoObjectOfTheKind_IsABadRequest(string body)
    {
        await using var served = await DefinedAsync();

        var (code, status) = await served.SendAsync(HttpMethod.Post, Tabs, body);

        Assert.Equal(400, code);
        Assert.Equal("Status", status!["kind"]!.ToString());
    }

    [Theory]
    [InlineData("\"name\": \"crontabs.stable.example.com\"", "\"name\": \"other\"", "metadata.name")]
    [InlineData("\"storage\": true", "\"storage\": false", "spec.versions")]
    [InlineData("\"scope\": \"Namespaced\"", "\"scope\": \"Galaxy\"", "spec.scope")]
    [InlineData("\"^[0-9*]+$\"", "\"(\"", "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[schedule].pattern")]
    [InlineData("\"group\": \"stable.example.com\"", "\"group\": \"apps\"", "spec.group")]
    public async Task Post_DefinitionThatIsWrong_NamesTheField(string right, string wrong, string field)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, status) = await served.SendAsync(HttpMethod.Post, Definitions, Definition.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(422, code);
        Assert.Contains(field, ((JsonArray)status!["details"]!["causes"]!).Select(static cause => cause!["field"]!.ToString()));
    }

    private static string Tab(string version, string spec, string rest = "") =>
        $$"""{"apiVersion":"stable.example.com/{{version}}","kind":"CronTab","metadata":{"name":"t"},"spec":{ {{spec}} }{{rest}} }""";

    private static async Task<ServedCluster> DefinedAsync()
    {
        var served = await ServedCluster.StartAsync();
        var (code, _) = await served.SendAsync(HttpMethod.Post, Definitions, Definition);
        Assert.Equal(201, code);
        await served.UntilAsync(static snapshot => snapshot.All(CustomDefinition.KeyKind).OfType<CustomObject>().Any(static definition => definition.Content.ToJsonString().Contains("Established", StringComparison.Ordinal)));
        return served;
    }
}
