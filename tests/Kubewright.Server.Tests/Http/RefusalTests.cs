using System.Text;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>What is said of bodies and patches that make no object, in the words of the API server.</summary>
public sealed class RefusalTests
{
    private const string Sets = "/apis/apps/v1/namespaces/default/statefulsets";
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    [Theory]
    [InlineData("spec.replicas", "\"a\"", "json: cannot unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32")]
    [InlineData("spec.replicas", "1.5", "json: cannot unmarshal number 1.5 into Go struct field StatefulSetSpec.spec.replicas of type int32")]
    [InlineData("spec.serviceName", "7", "json: cannot unmarshal number into Go struct field StatefulSetSpec.spec.serviceName of type string")]
    [InlineData("spec.template", "[]", "json: cannot unmarshal array into Go struct field StatefulSetSpec.spec.template of type v1.PodTemplateSpec")]
    [InlineData("spec.template.spec.containers", "{}", "json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container")]
    [InlineData("spec.template.spec.containers", "[{\"name\":\"c\",\"image\":true}]", "json: cannot unmarshal bool into Go struct field Container.spec.template.spec.containers.image of type string")]
    [InlineData("spec.template.metadata.labels", "{\"a.b/c\":1}", "json: cannot unmarshal number into Go struct field ObjectMeta.spec.template.metadata.labels of type string")]
    [InlineData("spec.template.spec.nodeSelector", "\"x\"", "json: cannot unmarshal string into Go struct field PodSpec.spec.template.spec.nodeSelector of type map[string]string")]
    public async Task Post_ValueOfTheWrongType_NamesTheFieldAndTheType(string field, string value, string expected)
    {
        await using var served = await ServedCluster.StartAsync();
        var set = JsonNode.Parse(Samples.Set)!;
        var path = field.Split('.');
        path.SkipLast(1).Aggregate(set, static (node, name) => node[name] ??= new JsonObject())[path[^1]] = JsonNode.Parse(value);

        var (code, body) = await served.SendAsync(HttpMethod.Post, Sets, set.ToJsonString());

        Assert.Equal((400, "BadRequest"), (code, (string?)body!["reason"]));
        Assert.Equal($"StatefulSet in version \"v1\" cannot be handled as a StatefulSet: {expected}", (string?)body["message"]);
    }

    [Theory]
    [InlineData("application/strategic-merge-patch+json", "", "map[spec:map[replicas:a x:[1 map[y:<nil>]]]]")]
    [InlineData("application/strategic-merge-patch+json", "?fieldValidation=Strict", "map[spec:map[replicas:a x:[1 map[y:<nil>]]]]")]
    [InlineData("application/merge-patch+json", "", "{\"apiVersion\":\"apps/v1\",\"kind\":\"StatefulSet\",")]
    public async Task Patch_ThatMakesNoObject_IsInvalidItself(string type, string query, string shown)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);

        var (code, body) = await served.SendAsync(HttpMethod.Patch, $"{Sets}/web{query}", """{"spec":{"replicas":"a","x":[1,{"y":null}]}}""", type);

        Assert.Equal((422, "Invalid"), (code, (string?)body!["reason"]));
        var details = body["details"]!;
        Assert.Null(details["kind"]);
        var cause = Assert.Single(details["causes"]!.AsArray())!;
        Assert.Equal("patch", (string?)cause["field"]);
        Assert.StartsWith("Invalid value: \"" + shown.Replace("\"", "\\\""), (string?)cause["message"]);
        Assert.EndsWith("json: cannot unmarshal string into Go struct field StatefulSetSpec.spec.replicas of type int32", (string?)cause["message"]);
    }

    [Fact]
    public async Task Patch_WithUnknownField_IsRefusedWhenStrict()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);

        var (code, body) = await served.SendAsync(HttpMethod.Patch, Sets + "/web?fieldValidation=Strict", """{"spec":{"x":1}}""", "application/strategic-merge-patch+json");

        Assert.Equal(422, code);
        Assert.EndsWith("patch: Invalid value: \"map[spec:map[x:1]]\": strict decoding error: unknown field \"spec.x\"", (string?)body!["message"]);
    }

    [Theory]
    [InlineData("""{"spec":{"x":1}}""", ".spec.x: field not declared in schema")]
    [InlineData("""{"spec":{"x":1,"template":{"spec":{"containers":[{"name":"nginx","y":1}]}}}}""", "errors:\n  .spec.template.spec.containers[name=\"nginx\"].y: field not declared in schema\n  .spec.x: field not declared in schema")]
    public async Task Apply_OfAnUnknownField_IsAlwaysRefused(string fields, string expected)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);
        var configuration = (JsonObject)JsonNode.Parse(fields)!;
        configuration["apiVersion"] = "apps/v1";
        configuration["kind"] = "StatefulSet";

        var (code, body) = await served.SendAsync(HttpMethod.Patch, Sets + "/web?fieldManager=me&fieldValidation=Ignore", configuration.ToJsonString(), "application/apply-patch+yaml");

        Assert.Equal(400, code);
        Assert.Equal($"failed to create typed patch object (default/web; apps/v1, Kind=StatefulSet): {expected}", (string?)body!["message"]);
    }

    [Fact]
    public async Task Post_DefinitionWithConversionWebhook_IsRefusedByNameWithTheReason()
    {
        await using var served = await ServedCluster.StartAsync();
        const string Definition = """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"foos.x.example.com"},"spec":{
            "group":"x.example.com","scope":"Namespaced","names":{"plural":"foos","kind":"Foo"},"conversion":{"strategy":"Webhook"},
            "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}}}]}}
            """;

        var (code, body) = await served.SendAsync(HttpMethod.Post, Definitions, Definition);

        Assert.Equal(422, code);
        Assert.Equal(("CustomResourceDefinition", "foos.x.example.com"), ((string?)body!["details"]!["kind"], (string?)body["details"]!["name"]));
        Assert.Contains("spec.conversion.strategy: Forbidden: conversion webhooks are not called here", (string?)body["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/pods?limit=x", "strconv.ParseInt: parsing \"x\": invalid syntax")]
    [InlineData("/api/v1/pods?watch=1&timeoutSeconds=x", "strconv.ParseInt: parsing \"x\": invalid syntax")]
    [InlineData("/api/v1/pods?resourceVersion=x", "resourceVersion: Invalid value: \"x\": strconv.ParseUint: parsing \"x\": invalid syntax")]
    public async Task Get_WithANumberThatIsNone_Is400(string path, string expected)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Get, path);

        Assert.Equal((400, expected), (code, (string?)body!["message"]));
    }

    [Theory]
    [InlineData("/api/v1/pods?resourceVersion=99999999", 504, "Timeout", "Too large resource version: 99999999, current: ")]
    [InlineData("/api/v1/pods?resourceVersion=99999999&resourceVersionMatch=NotOlderThan", 504, "Timeout", "Too large resource version: 99999999, current: ")]
    [InlineData("/api/v1/namespaces/default?resourceVersion=99999999", 504, "Timeout", "Too large resource version: 99999999, current: ")]
    [InlineData("/api/v1/pods?resourceVersion=1&resourceVersionMatch=Exact", 410, "Expired", "The resourceVersion for the provided list is too old.")]
    [InlineData("/api/v1/pods?resourceVersion=0&resourceVersionMatch=Exact", 422, "Invalid", "resourceVersionMatch \"Exact\" is forbidden for resourceVersion \"0\"")]
    [InlineData("/api/v1/pods?resourceVersionMatch=Exact", 422, "Invalid", "resourceVersionMatch is forbidden unless resourceVersion is provided")]
    [InlineData("/api/v1/pods?resourceVersion=1&resourceVersionMatch=Newest", 422, "Invalid", "Unsupported value: \"Newest\"")]
    public async Task Get_AtAVersionThatCannotBeServed_IsRefused(string path, int expectedCode, string reason, string expected)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Get, path);

        Assert.Equal((expectedCode, reason), (code, (string?)body!["reason"]));
        Assert.Contains(expected, (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(code == 504, (string?)body["details"]!["causes"]?[0]!["reason"] == "ResourceVersionTooLarge");
    }

    [Fact]
    public async Task Get_AtTheVersionThereIs_IsServed()
    {
        await using var served = await ServedCluster.StartAsync();
        var version = (string)(await served.GetAsync("/api/v1/pods"))["metadata"]!["resourceVersion"]!;

        foreach (var query in new[] { $"resourceVersion={version}", $"resourceVersion={version}&resourceVersionMatch=Exact", $"resourceVersion=1&resourceVersionMatch=NotOlderThan", "resourceVersion=0" })
        {
            Assert.Equal(200, (await served.SendAsync(HttpMethod.Get, $"/api/v1/pods?{query}")).Code);
        }
    }

    [Fact]
    public async Task Get_Endpoints_WarnsThatTheyAreDeprecated()
    {
        await using var served = await ServedCluster.StartAsync();

        using var endpoints = await served.Http.GetAsync("/api/v1/endpoints");
        using var slices = await served.Http.GetAsync("/apis/discovery.k8s.io/v1/endpointslices");

        Assert.Equal("299 - \"v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\"", Assert.Single(endpoints.Headers.GetValues("Warning")));
        Assert.False(slices.Headers.Contains("Warning"));
    }

    [Fact]
    public async Task Get_Root_ListsThePaths()
    {
        await using var served = await ServedCluster.StartAsync();

        var paths = (await served.GetAsync("/"))["paths"]!.AsArray().Select(static path => path!.ToString()).ToList();

        Assert.Equal(paths.Order(StringComparer.Ordinal), paths);
        Assert.Superset(new HashSet<string> { "/api/v1", "/apis/apps/v1", "/openapi/v3", "/readyz" }, paths.ToHashSet());
    }

    [Theory]
    [InlineData("/livez/ping", "ok")]
    [InlineData("/readyz?verbose", "[+]ping ok\nreadyz check passed\n")]
    public async Task Get_Health_IsToldAtLengthWhenAsked(string path, string expected)
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Anonymous();

        Assert.Equal(expected, await client.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    [Fact]
    public async Task Post_PodTemplateAndController_AreCompleted()
    {
        await using var served = await ServedCluster.StartAsync();
        const string Template = """{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}""";

        await served.CreateAsync("/api/v1/namespaces/default/podtemplates", $$$"""{"apiVersion":"v1","kind":"PodTemplate","metadata":{"name":"x"},"template":{{{Template}}}}""");
        await served.CreateAsync("/api/v1/namespaces/default/replicationcontrollers", $$$"""{"apiVersion":"v1","kind":"ReplicationController","metadata":{"name":"x"},"spec":{"template":{{{Template}}}}}""");

        var template = await served.GetAsync("/api/v1/namespaces/default/podtemplates/x");
        var controller = await served.GetAsync("/api/v1/namespaces/default/replicationcontrollers/x");
        Assert.Equal("Always", (string?)template["template"]!["spec"]!["restartPolicy"]);
        Assert.Equal((1, "b"), ((int)controller["spec"]!["replicas"]!, (string?)controller["spec"]!["selector"]!["a"]));
    }
}
