using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>What roles and bindings allow to users who are spoken for, and to ServiceAccounts with a token.</summary>
public sealed class AccessTests
{
    private const string Roles = "/apis/rbac.authorization.k8s.io/v1";
    private const string Account = "system:serviceaccount:default:default";

    [Theory]
    [InlineData("GET", "/api/v1/namespaces/default/pods", 200)]
    [InlineData("GET", "/api/v1/namespaces/default/secrets", 403)]
    [InlineData("GET", "/api/v1/namespaces/kube-system/pods", 403)]
    [InlineData("GET", "/api/v1/pods", 403)]
    [InlineData("GET", "/api/v1/nodes", 403)]
    [InlineData("DELETE", "/api/v1/namespaces/default/pods/web-0", 403)]
    [InlineData("GET", "/apis/apps/v1", 200)]
    [InlineData("GET", "/dashboard/state", 401)]
    public async Task Request_OfABoundServiceAccount_IsAllowedWhatItsRoleSays(string method, string path, int expected)
    {
        await using var served = await ServedCluster.StartAsync();
        await Bind(served, "view", "ServiceAccount", "default");
        using var client = await ClientOf(served);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await client.SendAsync(request);

        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task Request_OfAUserWithoutRole_IsForbiddenWithTheUsualText()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, body) = await AsAsync(served, "/api/v1/namespaces/default/pods/web-0", "bob");

        Assert.Equal(403, code);
        Assert.Equal("pods \"web-0\" is forbidden: User \"bob\" cannot get resource \"pods\" in API group \"\" in the namespace \"default\"", (string?)body!["message"]);
    }

    [Theory]
    [InlineData("User", "bob", 200)]
    [InlineData("Group", "devs", 200)]
    [InlineData("Group", "others", 403)]
    public async Task Request_OfAnImpersonatedUser_IsAllowedWhatUserAndGroupsMay(string kind, string name, int expected)
    {
        await using var served = await ServedCluster.StartAsync();
        await Bind(served, "edit", kind, name);

        var (code, _) = await AsAsync(served, "/api/v1/namespaces/default/secrets", "bob", "devs");

        Assert.Equal(expected, code);
    }

    [Fact]
    public async Task Impersonation_BySomebodyWhoMayNot_IsForbidden()
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Client(isReadOnly: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/pods");
        request.Headers.Add("Impersonate-User", "kubewright-admin");

        using var response = await client.SendAsync(request);

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Contains("cannot impersonate resource \\\"users\\\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_OfAnAccountThatIsGoneOrChanged_IsNobodys()
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = await ClientOf(served);
        using var known = await client.GetAsync("/api");
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token[..^4] + "AAAA");
        using var forged = await client.GetAsync("/api");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await served.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/default/serviceaccounts/default");
        using var gone = await client.GetAsync("/api");

        Assert.Equal((200, 401, 401), ((int)known.StatusCode, (int)forged.StatusCode, (int)gone.StatusCode));
    }

    [Theory]
    [InlineData("get", "", true)]
    [InlineData("get", "log", true)]
    [InlineData("delete", "", false)]
    [InlineData("get", "exec", false)]
    public async Task SubjectAccessReview_OfAnotherUser_FollowsTheRoles(string verb, string subresource, bool allowed)
    {
        await using var served = await ServedCluster.StartAsync();
        await Bind(served, "view", "ServiceAccount", "default");

        var (code, review) = await served.SendAsync(
            HttpMethod.Post,
            "/apis/authorization.k8s.io/v1/subjectaccessreviews",
            $$$"""{"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","spec":{"user":"{{{Account}}}","resourceAttributes":{"namespace":"default","verb":"{{{verb}}}","resource":"pods","subresource":"{{{subresource}}}"} } }""");

        Assert.Equal(201, code);
        Assert.Equal(allowed, review!["status"]!["allowed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task TokenReview_TellsWhoseTokenItIs()
    {
        await using var served = await ServedCluster.StartAsync();
        var token = await TokenOf(served);

        var good = await ReviewAsync(served, token);
        var bad = await ReviewAsync(served, "nonsense");

        Assert.True(good["authenticated"]!.GetValue<bool>());
        Assert.Equal(Account, (string?)good["user"]!["username"]);
        Assert.Null(bad["authenticated"]);
    }

    private static async Task<JsonNode> ReviewAsync(ServedCluster served, string token)
    {
        var (_, body) = await served.SendAsync(
            HttpMethod.Post,
            "/apis/authentication.k8s.io/v1/tokenreviews",
            $$$"""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","spec":{"token":"{{{token}}}"}}""");
        return body!["status"]!;
    }

    private static async Task<string> TokenOf(ServedCluster served)
    {
        await served.UntilAsync(static snapshot => snapshot.Find<ServiceAccount>("default", "default") is not null);
        var (_, body) = await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/serviceaccounts/default/token", """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest"}""");
        return body!["status"]!["token"]!.ToString();
    }

    private static async Task<HttpClient> ClientOf(ServedCluster served)
    {
        var client = served.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenOf(served));
        return client;
    }

    private static Task Bind(ServedCluster served, string role, string kind, string name) => served.CreateAsync(
        $"{Roles}/namespaces/default/rolebindings",
        $$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"b"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"{{role}}"},"subjects":[{"kind":"{{kind}}","name":"{{name}}"}]}""");

    private static async Task<(int Code, JsonNode? Body)> AsAsync(ServedCluster served, string path, string user, params string[] groups)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Impersonate-User", user);
        request.Headers.Add("Impersonate-Group", groups);
        using var response = await served.Http.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync()));
    }
}
