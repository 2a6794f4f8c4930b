using System.Text;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Questions about oneself: who, what is allowed, a token, an eviction.</summary>
public sealed class ReviewTests
{
    private const string Access = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    [Theory]
    [InlineData(false, "create", true)]
    [InlineData(true, "create", false)]
    [InlineData(true, "list", true)]
    public async Task Post_AccessReview_TellsWhatTheCredentialAllows(bool isReadOnly, string verb, bool allowed)
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Client(isReadOnly);
        using var body = new StringContent(
            $$"""{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{"resourceAttributes":{"verb":"{{verb}}","resource":"pods"} } }""",
            Encoding.UTF8,
            "application/json");

        using var response = await client.PostAsync(Access, body);
        var review = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal(allowed, review["status"]!["allowed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Post_SubjectReview_TellsTheUser()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, review) = await served.SendAsync(
            HttpMethod.Post,
            "/apis/authentication.k8s.io/v1/selfsubjectreviews",
            """{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}""");

        Assert.Equal(201, code);
        Assert.Equal("kubewright-admin", review!["status"]!["userInfo"]!["username"]!.ToString());
    }

    [Fact]
    public async Task Get_Review_IsNoMethodOfIt()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, _) = await served.SendAsync(HttpMethod.Get, Access);

        Assert.Equal(405, code);
    }

    [Theory]
    [InlineData("default", "{}", 201)]
    [InlineData("default", """{"expirationSeconds":60}""", 422)]
    [InlineData("missing", "{}", 404)]
    public async Task Post_TokenRequest_IsAnsweredForAccountsThatAreThere(string account, string spec, int expected)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.UntilAsync(static snapshot => snapshot.Find<ServiceAccount>("default") is not null);

        var (code, token) = await served.SendAsync(
            HttpMethod.Post,
            $"/api/v1/namespaces/default/serviceaccounts/{account}/token",
            $$"""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{{spec}} }""");

        Assert.Equal(expected, code);
        Assert.Equal(expected == 201, token!["status"] is JsonObject status && status["token"]!.ToString().Split('.').Length == 3);
    }

    [Fact]
    public async Task Post_Eviction_DeletesThePod()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/pods", """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"nginx"}]}}""");

        var (wrong, _) = await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/pods/p/eviction", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"q"}}""");
        var (code, status) = await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/pods/p/eviction", """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"p"},"deleteOptions":{"gracePeriodSeconds":0}}""");

        Assert.Equal(400, wrong);
        Assert.Equal(201, code);
        Assert.Equal("Success", status!["status"]!.ToString());
        await served.UntilAsync(static snapshot => snapshot.Find<Pod>("p") is null);
    }
}
