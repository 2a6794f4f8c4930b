using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Kubewright.Schema;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>What a client learns before it asks for anything.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public async Task Discovery_GroupByGroup_NamesTheStatefulSetsAndWhatIsBelowThem()
    {
        await using var served = await ServedCluster.StartAsync();

        var groups = await served.GetAsync("/apis");
        var apps = await served.GetAsync("/apis/apps/v1");

        Assert.Contains("apps", groups["groups"]!.AsArray().Select(static group => (string)group!["name"]!));
        var resources = apps["resources"]!.AsArray().ToDictionary(static resource => (string)resource!["name"]!);
        var sets = resources["statefulsets"]!;
        Assert.Equal("sts", (string?)sets["shortNames"]![0]);
        Assert.Contains("all", sets["categories"]!.AsArray().Select(static category => (string)category!));
        Assert.True((bool)sets["namespaced"]!);
        Assert.Equal("Scale", (string?)resources["statefulsets/scale"]!["kind"]);
        Assert.Equal("autoscaling", (string?)resources["statefulsets/scale"]!["group"]);
        Assert.Contains("statefulsets/status", resources.Keys);
    }

    [Theory]
    [InlineData("/api", "", "pods")]
    [InlineData("/apis", "apps", "statefulsets")]
    public async Task Discovery_Aggregated_SaysTheSameAtOnce(string path, string group, string resource)
    {
        await using var served = await ServedCluster.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json");

        using var response = await served.Http.SendAsync(request);
        var list = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Contains(response.Content.Headers.ContentType!.Parameters, static parameter => parameter.Equals(new NameValueHeaderValue("as", "APIGroupDiscoveryList")));
        Assert.Equal("APIGroupDiscoveryList", (string?)list["kind"]);
        var found = list["items"]!.AsArray().Single(item => ((string?)item!["metadata"]!["name"] ?? "") == group)!;
        Assert.Contains(resource, found["versions"]![0]!["resources"]!.AsArray().Select(static served => (string)served!["resource"]!));
    }

    [Theory]
    [InlineData("/api/v2")]
    [InlineData("/apis/nothing.example.com/v1")]
    [InlineData("/api/v1/nothings")]
    [InlineData("/apis/apps/v1/pods")]
    [InlineData("/nowhere")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/api/v1/namespaces/default/pods/web-0/nothing")]
    public async Task Get_OfAPathThatIsNotServed_Is404(string path)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await served.SendAsync(HttpMethod.Get, path);

        Assert.Equal(404, code);
        Assert.Equal("NotFound", (string?)body!["reason"]);
        Assert.Equal("the server could not find the requested resource", (string?)body["message"]);
    }

    [Theory]
    [InlineData("/openapi/v3/apis/apps/v1", "/apis/apps/v1/namespaces/{namespace}/statefulsets/{name}", true)]
    [InlineData("/openapi/v3/apis/apiextensions.k8s.io/v1", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/{name}", false)]
    public async Task OpenApi_OfAPatch_NamesTheTypesThatAreTaken(string document, string path, bool isStrategic)
    {
        await using var served = await ServedCluster.StartAsync();

        var patch = (await served.GetAsync(document))["paths"]![path]!["patch"]!;

        Assert.Equal(isStrategic, patch["requestBody"]!["content"]!.AsObject().ContainsKey("application/strategic-merge-patch+json"));
    }

    [Fact]
    public async Task Version_OfAnOlderCluster_IsItsOwn()
    {
        await using var served = await ServedCluster.StartAsync(new ClusterOptions { KubernetesVersion = new KubernetesVersion(1, 33, 2) });

        var version = await served.GetAsync("/version");

        Assert.Equal(("33", "v1.33.2+kubewright"), ((string)version["minor"]!, (string)version["gitVersion"]!));
    }

    [Fact]
    public async Task OpenApi_OfEveryGroup_DescribesItsKinds()
    {
        await using var served = await ServedCluster.StartAsync();

        var index = await served.GetAsync("/openapi/v3");
        var url = (string)index["paths"]!["apis/apps/v1"]!["serverRelativeURL"]!;
        var document = await served.GetAsync(url);

        Assert.Contains(document["components"]!["schemas"]!.AsObject(), static schema => schema.Key.EndsWith("StatefulSet", StringComparison.Ordinal));
    }
}
