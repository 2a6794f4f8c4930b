using System.Text;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>SS-021 to SS-031: what is answered to words that fields with fixed values do not take.</summary>
public sealed class UnknownWordTests
{
    private const string Set = """
        {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web"},"spec":{"serviceName":"nginx",
        "selector":{"matchLabels":{"app":"nginx"}},
        "template":{"metadata":{"labels":{"app":"nginx"}},"spec":{"containers":[{"name":"nginx","image":"nginx:1"}]}}}}
        """;

    [Theory]
    [InlineData("podManagementPolicy", "\"Sideways\"", "FieldValueInvalid", "spec.podManagementPolicy", "Invalid value: \"Sideways\": must be 'OrderedReady' or 'Parallel'")]
    [InlineData("updateStrategy", "{\"type\":\"Recreate\"}", "FieldValueInvalid", "spec.updateStrategy", "Invalid value: {\"type\":\"Recreate\"}: must be 'RollingUpdate' or 'OnDelete'")]
    [InlineData("persistentVolumeClaimRetentionPolicy", "{\"whenScaled\":\"Keep\"}", "FieldValueNotSupported", "spec.persistentVolumeClaimRetentionPolicy.whenScaled", "Unsupported value: \"Keep\": supported values: \"Retain\", \"Delete\"")]
    [InlineData("template.spec.restartPolicy", "\"Sometimes\"", "FieldValueNotSupported", "spec.template.spec.restartPolicy", "Unsupported value: \"Sometimes\": supported values: \"Always\"")]
    [InlineData("template.spec.dnsPolicy", "\"Guess\"", "FieldValueNotSupported", "spec.template.spec.dnsPolicy", "Unsupported value: \"Guess\": supported values: \"ClusterFirst\", \"ClusterFirstWithHostNet\", \"Default\", \"None\"")]
    public async Task Post_UnknownWord_IsRefusedWithTheFieldAndTheWords(string member, string value, string reason, string field, string message)
    {
        await using var served = await ServedCluster.StartAsync();
        var set = JsonNode.Parse(Set)!;
        var path = member.Split('.');
        path.SkipLast(1).Aggregate(set["spec"]!, static (node, name) => node[name]!)[path[^1]] = JsonNode.Parse(value);

        using var response = await served.Http.PostAsync(
            "/apis/apps/v1/namespaces/default/statefulsets", new StringContent(set.ToJsonString(), Encoding.UTF8, "application/json"));
        var status = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal($"StatefulSet.apps \"web\" is invalid: {field}: {message}", (string?)status["message"]);
        var cause = Assert.Single(status["details"]!["causes"]!.AsArray())!;
        Assert.Equal((reason, field, message), ((string?)cause["reason"], (string?)cause["field"], (string?)cause["message"]));
    }
}
