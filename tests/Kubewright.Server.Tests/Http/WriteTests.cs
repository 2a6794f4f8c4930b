using System.Text;

namespace Kubewright.Server.Tests;

/// <summary>Create and update.</summary>
public sealed class WriteTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Sets = "/apis/apps/v1/namespaces/default/statefulsets";

    [Fact]
    public async Task Create_OfASet_AnswersWithWhatTheServerAdds()
    {
        await using var served = await ServedCluster.StartAsync();

        var set = await served.CreateAsync(Sets, Samples.Set);

        Assert.Equal("default", (string?)set["metadata"]!["namespace"]);
        Assert.Equal(1, (int)set["metadata"]!["generation"]!);
        Assert.NotNull(set["metadata"]!["uid"]);
        Assert.NotNull(set["metadata"]!["creationTimestamp"]);
        Assert.Equal("RollingUpdate", (string?)set["spec"]!["updateStrategy"]!["type"]);
        Assert.Equal(10, (int)set["spec"]!["revisionHistoryLimit"]!);
    }

    [Fact]
    public async Task Create_OfWhatIsThere_IsRefused()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);

        var (code, body) = await served.SendAsync(HttpMethod.Post, Sets, Samples.Set);

        Assert.Equal((409, "AlreadyExists"), (code, (string?)body!["reason"]));
        Assert.Equal("statefulsets.apps \"web\" already exists", (string?)body["message"]);
    }

    [Fact]
    public async Task Create_WithGenerateName_MakesANameThatIsFree()
    {
        await using var served = await ServedCluster.StartAsync();
        const string Body = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"map-"}}""";

        var one = (string?)(await served.CreateAsync(Maps, Body))["metadata"]!["name"];
        var two = (string?)(await served.CreateAsync(Maps, Body))["metadata"]!["name"];

        Assert.Matches("^map-[a-z0-9]{5}$", one);
        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task Create_OfAnInvalidSet_NamesEachField()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(
            HttpMethod.Post,
            Sets,
            Samples.Set.Replace("\"replicas\": 1", "\"replicas\": -1", StringComparison.Ordinal).Replace("\"labels\": { \"app\": \"nginx\" }", "\"labels\": { \"app\": \"other\" }", StringComparison.Ordinal));

        Assert.Equal((422, "Invalid"), (code, (string?)body!["reason"]));
        Assert.Equal(("StatefulSet", "apps"), ((string?)body["details"]!["kind"], (string?)body["details"]!["group"]));
        var fields = body["details"]!["causes"]!.AsArray().Select(static cause => (string)cause!["field"]!).ToList();
        Assert.Contains("spec.replicas", fields);
        Assert.Contains("spec.template.metadata.labels", fields);
        Assert.StartsWith("StatefulSet.apps \"web\" is invalid: [", (string?)body["message"]);
    }

    [Theory]
    [InlineData(Maps, "{", 400)]
    [InlineData(Maps, "[]", 400)]
    [InlineData(Maps, "\"text\"", 400)]
    [InlineData(Maps, "", 400)]
    [InlineData(Maps, "null", 400)]
    [InlineData(Maps, """{"kind":"ConfigMap"}""", 400)]
    [InlineData(Maps, """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}""", 400)]
    [InlineData(Maps, """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"a":1}}""", 400)]
    [InlineData(Maps, """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"other"}}""", 400)]
    [InlineData(Maps, """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"Not A Name"}}""", 422)]
    [InlineData(Maps, """{"apiVersion":"v1","kind":"ConfigMap","metadata":{}}""", 422)]
    public async Task Create_OfABodyThatCannotBeUsed_IsRefused(string path, string body, int expected)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, status) = await served.SendAsync(HttpMethod.Post, path, body);

        Assert.Equal(expected, code);
        Assert.Equal("Status", (string?)status!["kind"]);
        Assert.NotEmpty((string)status["message"]!);
    }

    [Fact]
    public async Task Create_OfANestedBody_IsRefusedNotFollowed()
    {
        await using var served = await ServedCluster.StartAsync();
        var deep = new StringBuilder().Insert(0, "{\"a\":", 5000).Append('1').Append('}', 5000);

        var (code, _) = await served.SendAsync(HttpMethod.Post, Maps, $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{{{deep}}}}""");

        Assert.Equal(400, code);
    }

    [Fact]
    public async Task Create_OfTooLargeABody_IsRefused()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Post, Maps, Samples.Map("large", value: new string('x', 4 * 1024 * 1024)));

        Assert.Equal((413, "RequestEntityTooLarge"), (code, (string?)body!["reason"]));
    }

    [Fact]
    public async Task Create_OfAnUnknownMediaType_IsRefused()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Post, Maps, "<map/>", "application/xml");

        Assert.Equal((415, "UnsupportedMediaType"), (code, (string?)body!["reason"]));
    }

    [Fact]
    public async Task Create_AsYaml_IsTheSame()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Post, Maps, "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  key: v\n", "application/yaml");

        Assert.Equal((201, "v"), (code, (string?)body!["data"]!["key"]));
    }

    [Theory]
    [InlineData("Strict", 400, null)]
    [InlineData("Warn", 201, "299 - \"unknown field \\\"spec.replcas\\\"\"")]
    [InlineData("Ignore", 201, null)]
    public async Task Create_WithAnUnknownField_DoesWhatFieldValidationSays(string validation, int expected, string? warning)
    {
        await using var served = await ServedCluster.StartAsync();
        using var content = new StringContent(Samples.Set.Replace("replicas", "replcas", StringComparison.Ordinal), Encoding.UTF8, "application/json");

        using var response = await served.Http.PostAsync($"{Sets}?fieldValidation={validation}", content);

        Assert.Equal(expected, (int)response.StatusCode);
        var warnings = response.Headers.TryGetValues("Warning", out var found) ? found.ToList() : [];
        if (warning is null)
        {
            Assert.DoesNotContain(warnings, static text => text.Contains("unknown field", StringComparison.Ordinal));
        }
        else
        {
            Assert.Contains(warning, warnings);
        }

        if (validation == "Strict")
        {
            Assert.Contains("strict decoding error: unknown field \\\"spec.replcas\\\"", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Write_AsDryRun_AnswersAndKeepsNothing()
    {
        await using var served = await ServedCluster.StartAsync();
        var there = await served.CreateMapAsync("there");

        var create = await served.SendAsync(HttpMethod.Post, Maps + "?dryRun=All", Samples.Map("a"));
        var update = await served.SendAsync(HttpMethod.Put, Maps + "/there?dryRun=All", Samples.Map("there", value: "w"));
        var patch = await served.SendAsync(HttpMethod.Patch, Maps + "/there?dryRun=All", """{"data":{"key":"w"}}""", "application/merge-patch+json");
        var delete = await served.SendAsync(HttpMethod.Delete, Maps + "/there?dryRun=All");

        Assert.Equal((201, 200, 200, 200), (create.Code, update.Code, patch.Code, delete.Code));
        Assert.Equal(("w", "w"), ((string?)update.Body!["data"]!["key"], (string?)patch.Body!["data"]!["key"]));
        Assert.Equal((string?)there["metadata"]!["resourceVersion"], (string?)(await served.GetAsync(Maps + "/there"))["metadata"]!["resourceVersion"]);
        Assert.Equal(404, (await served.SendAsync(HttpMethod.Get, Maps + "/a")).Code);
    }

    [Fact]
    public async Task Update_OfAnOldVersion_IsAConflict()
    {
        await using var served = await ServedCluster.StartAsync();
        var old = await served.CreateAsync(Maps, Samples.Map("a"));
        await served.SendAsync(HttpMethod.Put, Maps + "/a", Samples.Map("a", value: "w"));

        var (code, body) = await served.SendAsync(HttpMethod.Put, Maps + "/a", old.ToJsonString());

        Assert.Equal((409, "Conflict"), (code, (string?)body!["reason"]));
        Assert.Contains("the object has been modified; please apply your changes to the latest version and try again", (string?)body["message"]);
    }

    [Fact]
    public async Task Update_WithoutAChange_LeavesTheVersion()
    {
        await using var served = await ServedCluster.StartAsync();
        var map = await served.CreateAsync(Maps, Samples.Map("a"));

        var (code, body) = await served.SendAsync(HttpMethod.Put, Maps + "/a", map.ToJsonString());

        Assert.Equal((200, (string?)map["metadata"]!["resourceVersion"]), (code, (string?)body!["metadata"]!["resourceVersion"]));
    }

    [Fact]
    public async Task Update_UnderAnotherName_IsRefused()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateMapAsync("a");

        var (code, _) = await served.SendAsync(HttpMethod.Put, Maps + "/a", Samples.Map("b"));

        Assert.Equal(400, code);
    }

    [Fact]
    public async Task Update_OfAnImmutableField_IsRefused()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(Sets, Samples.Set);

        var (code, body) = await served.SendAsync(HttpMethod.Put, Sets + "/web", Samples.Set.Replace("\"serviceName\": \"nginx\"", "\"serviceName\": \"other\"", StringComparison.Ordinal));

        Assert.Equal((422, "Invalid"), (code, (string?)body!["reason"]));
        Assert.Contains("updates to statefulset spec for fields other than", (string?)body["message"]);
    }

    [Theory]
    [InlineData("POST", Maps + "/a")]
    [InlineData("PUT", Maps)]
    [InlineData("PATCH", Maps)]
    [InlineData("OPTIONS", Maps)]
    [InlineData("DELETE", Sets + "/web/scale")]
    public async Task Send_OfAMethodThatIsNotThere_Is405(string method, string path)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(new HttpMethod(method), path);

        Assert.Equal((405, "MethodNotAllowed"), (code, (string?)body!["reason"]));
    }
}
