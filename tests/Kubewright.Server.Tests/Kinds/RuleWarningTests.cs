using System.Text;

namespace Kubewright.Server.Tests;

/// <summary>What the rules find comes with the answer, as kubectl prints it.</summary>
public sealed class RuleWarningTests
{
    private const string Sets = "/apis/apps/v1/namespaces/default/statefulsets";

    private const string Set = """
        {
          "apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": { "name": "web" },
          "spec": {
            "serviceName": "web", "replicas": 0, "selector": { "matchLabels": { "app": "web" } },
            "template": {
              "metadata": { "labels": { "app": "web" } },
              "spec": { "terminationGracePeriodSeconds": 0, "containers": [{ "name": "c", "image": "nginx:latest" }] }
            }
          }
        }
        """;

    [Fact]
    public async Task Post_SetWithFindings_WarnsOfThem()
    {
        await using var served = await ServedCluster.StartAsync();
        using var body = new StringContent(Set, Encoding.UTF8, "application/json");

        using var created = await served.Http.PostAsync(Sets, body);
        using var label = new StringContent("""{"metadata":{"labels":{"a":"b"}}}""", Encoding.UTF8, "application/merge-patch+json");
        using var labeled = await served.Http.PatchAsync(Sets + "/web", label);

        Assert.Equal(201, (int)created.StatusCode);
        Assert.Contains(created.Headers.GetValues("Warning"), static warning => warning.StartsWith("299 - \"KW", StringComparison.Ordinal));
        Assert.Equal(200, (int)labeled.StatusCode);
        Assert.False(labeled.Headers.Contains("Warning"));
    }
}
