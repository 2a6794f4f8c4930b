namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Namespaces begin with what every cluster has, and end with all that is in them.</summary>
public sealed class NamespaceTests
{
    private const string Map = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}""";

    [Fact]
    public async Task Start_NewCluster_HasTheStandardObjects()
    {
        await using var served = await ServedCluster.StartAsync();

        await served.UntilAsync(static snapshot => snapshot.All<ServiceAccount>().Count == 4);

        Assert.Equal(["default", "kube-node-lease", "kube-public", "kube-system"], served.Cluster.Snapshot.Namespaces.Select(static ns => ns.Metadata.Name));
        Assert.All(served.Cluster.Snapshot.All<ServiceAccount>(), static account => Assert.Equal("default", account.Metadata.Name));
        Assert.NotNull(served.Cluster.Snapshot.Find<Service>("kubernetes"));
    }

    [Fact]
    public async Task RootCertificate_InEveryNamespace_IsTheServersAndComesBack()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"x"}}""");
        await served.UntilAsync(static snapshot => Certificate(snapshot) is not null);
        var authority = Certificate(served.Cluster.Snapshot);

        await served.SendAsync(HttpMethod.Patch, "/api/v1/namespaces/x/configmaps/kube-root-ca.crt", """{"data":{"ca.crt":"other"}}""", "application/merge-patch+json");
        await served.UntilAsync(snapshot => Certificate(snapshot) == authority);
        await served.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/x/configmaps/kube-root-ca.crt");
        await served.UntilAsync(snapshot => Certificate(snapshot) == authority);

        Assert.Contains(
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(authority!)),
            await File.ReadAllTextAsync(served.Kubeconfig),
            StringComparison.Ordinal);

        static string? Certificate(ClusterSnapshot snapshot) => snapshot.Find<ConfigMap>("x", "kube-root-ca.crt")?.Data?["ca.crt"];
    }

    [Fact]
    public async Task Post_NamespaceThatIsMissing_IsNotFound()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, status) = await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces/x/configmaps", Map);

        Assert.Equal(404, code);
        Assert.Equal("namespaces \"x\" not found", status!["message"]!.ToString());
    }

    [Fact]
    public async Task Delete_Namespace_TakesItsContentAlong()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"x"}}""");
        await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces/x/configmaps", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"held","finalizers":["example.com/hold"]}}""");
        await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces/x/secrets", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"}}""");

        var (_, deleted) = await served.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/x");
        await served.UntilAsync(static snapshot => snapshot.Find<Secret>("x", "s") is null);
        var (code, refused) = await served.SendAsync(HttpMethod.Post, "/api/v1/namespaces/x/configmaps", Map);

        Assert.Equal("Terminating", deleted!["status"]!["phase"]!.ToString());
        Assert.Equal(403, code);
        Assert.Equal("configmaps \"c\" is forbidden: unable to create new content in namespace x because it is being terminated", refused!["message"]!.ToString());
        Assert.Equal("NamespaceTerminating", refused["details"]!["causes"]![0]!["reason"]!.ToString());
        Assert.NotNull(served.Cluster.Snapshot.Find<Namespace>("x"));

        // The last object goes when its finalizer does; then the namespace is empty.
        await served.SendAsync(HttpMethod.Patch, "/api/v1/namespaces/x/configmaps/held", """{"metadata":{"finalizers":null}}""", "application/merge-patch+json");
        await served.UntilAsync(static snapshot => snapshot.Find<Namespace>("x") is null);

        Assert.DoesNotContain(served.Cluster.Snapshot.All<ServiceAccount>(), static account => account.Metadata.Namespace == "x");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("kube-system")]
    public async Task Delete_StandardNamespace_IsForbidden(string name)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, status) = await served.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/" + name);

        Assert.Equal(403, code);
        Assert.Equal($"namespaces \"{name}\" is forbidden: this namespace may not be deleted", status!["message"]!.ToString());
    }
}
