using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Bodies in Protocol Buffers, as kubectl 1.32 sent them.</summary>
public sealed class ProtobufBodyTests
{
    /// <summary><c>kubectl create configmap c3 --from-literal=a=b</c>.</summary>
    private const string ConfigMap = "azhzAAoPCgJ2MRIJQ29uZmlnTWFwEhwKEgoCYzMSABoAIgAqADIAOABCABIGCgFhEgFiGgAiAA==";

    /// <summary><c>kubectl create pdb p3 --selector=app=x --max-unavailable=10%</c>.</summary>
    private const string Budget = "azhzAAogCglwb2xpY3kvdjESE1BvZERpc3J1cHRpb25CdWRnZXQSOQoSCgJwMxIAGgAiACoAMgA4AEIAEhcSCgoICgNhcHASAXgaCQgBEAAaAzEwJRoKCAAYACAAKAAwABoAIgA=";

    /// <summary><c>kubectl create deployment d3 --image=nginx --replicas=0 --port=80</c>.</summary>
    private const string Deployment = "azhzAAoVCgdhcHBzL3YxEgpEZXBsb3ltZW50ErQBCh0KAmQzEgAaACIAKgAyADgAQgBaCQoDYXBwEgJkMxKEAQgAEgsKCQoDYXBwEgJkMxprChsKABIAGgAiACoAMgA4AEIAWgkKA2FwcBICZDMSTBIuCgVuZ2lueBIFbmdpbngqADIKCgAQABhQIgAqAEIAagByAIABAIgBAJABAKIBABoAMgBCAEoAUgBYAGAAaACCAQCKAQCaAQDCAQAiAgoAKAA4ABoMCAAQABgAIAAoADgAGgAiAA==";

    private const string ConfigMapJson = """{"metadata":{"name":"c3"},"data":{"a":"b"},"apiVersion":"v1","kind":"ConfigMap"}""";

    private const string BudgetJson = """
        {
          "metadata": { "name": "p3" },
          "spec": { "selector": { "matchLabels": { "app": "x" } }, "maxUnavailable": "10%" },
          "status": { "disruptionsAllowed": 0, "currentHealthy": 0, "desiredHealthy": 0, "expectedPods": 0 },
          "apiVersion": "policy/v1",
          "kind": "PodDisruptionBudget"
        }
        """;

    private const string DeploymentJson = """
        {
          "metadata": { "name": "d3", "labels": { "app": "d3" } },
          "spec": {
            "replicas": 0,
            "selector": { "matchLabels": { "app": "d3" } },
            "template": {
              "metadata": { "labels": { "app": "d3" } },
              "spec": {
                "containers": [{ "name": "nginx", "image": "nginx", "ports": [{ "containerPort": 80 }], "resources": {} }]
              }
            },
            "strategy": {}
          },
          "status": {},
          "apiVersion": "apps/v1",
          "kind": "Deployment"
        }
        """;

    [Theory]
    [InlineData(ConfigMap, ConfigMapJson)]
    [InlineData(Budget, BudgetJson)]
    [InlineData(Deployment, DeploymentJson)]
    public void Translate_BodyOfKubectl_IsTheSameObjectInJson(string body, string json)
    {
        var translated = ProtobufBody.Translate(Convert.FromBase64String(body), out var error);

        Assert.Null(error);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), translated), translated!.ToJsonString());
    }

    [Fact]
    public void Translate_KindThatIsNotKnown_AsksForJson()
    {
        // k8s\0, then an envelope whose type is foo/v1 Bar.
        var translated = ProtobufBody.Translate("k8s\0\n\r\n\u0006foo/v1\u0012\u0003Bar"u8, out var error);

        Assert.Null(translated);
        Assert.Equal(StatusReason.UnsupportedMediaType, error!.Reason);
        Assert.Equal("foo/v1 Bar is not read in Protocol Buffers; send JSON (Content-Type: application/json)", error.Message);
    }

    [Fact]
    public void Translate_DamagedBody_IsRefusedOrRead()
    {
        // Whatever the bytes are, there is an object or an error, and nothing else.
        var body = Convert.FromBase64String(Deployment);
        for (var index = 4; index < body.Length; index++)
        {
            Assert.True(ProtobufBody.Translate(body.AsSpan(0, index), out var cut) is not null ^ cut is not null);
            foreach (var value in new byte[] { 0, 0x7F, 0x80, 0xFF })
            {
                var damaged = body.ToArray();
                damaged[index] = value;
                Assert.True(ProtobufBody.Translate(damaged, out var error) is not null ^ error is not null);
            }
        }
    }

    [Fact]
    public void Messages_None_ContainsItself()
    {
        // The decoder relies on it: it goes as deep as the messages do.
        var done = new HashSet<string>(StringComparer.Ordinal);
        var cyclic = ProtobufMessages.All.Keys.Where(name => Contains(name, []));

        Assert.Empty(cyclic);

        bool Contains(string name, HashSet<string> above)
        {
            if (!above.Add(name))
            {
                return true;
            }

            if (done.Contains(name) || ProtobufMessages.Find(name) is not { } fields)
            {
                return false;
            }

            var found = fields.Values.Any(field => Contains(field.Type, [.. above]) && ProtobufMessages.Find(field.Type) is not null);
            done.Add(name);
            return found;
        }
    }

    [Fact]
    public void Decode_MoreValuesThanAnObjectHas_IsRefused()
    {
        // Field 2 of a Role is its list of rules; an empty rule takes two bytes.
        var body = Enumerable.Repeat(new byte[] { 0x12, 0x00 }, 300_000).SelectMany(static rule => rule).ToArray();

        Assert.Throws<FormatException>(() => ProtobufDecoder.Decode(body, ProtobufMessages.Find("rbac.v1.Role")!));
    }

    [Fact]
    public void Messages_EachField_IsOneOfTheSchema()
    {
        var unknown = new List<string>();
        foreach (var (name, fields) in ProtobufMessages.All)
        {
            var definition = name.StartsWith("meta.", StringComparison.Ordinal) ? "io.k8s.apimachinery.pkg.apis." + name : "io.k8s.api." + name;
            foreach (var field in fields.Values)
            {
                if (field.Type.Contains('.') && ProtobufMessages.Find(field.Type) is null && !IsRead(field.Type))
                {
                    unknown.Add($"{name}.{field.Name}: {field.Type}");
                }

                if (field.Name is { } property
                    && ApiSchemas.Definitions.TryGetValue(definition, out var schema)
                    && !schema.GetProperty("properties").TryGetProperty(property, out _))
                {
                    unknown.Add($"{name}.{property}");
                }
            }
        }

        Assert.Empty(unknown);
    }

    [Fact]
    public void Messages_EveryKindThatIsKept_HasOne()
    {
        var missing = KindInfo.All
            .Select(static kind => ProtobufMessages.NameOf(kind.Names.ApiVersion, kind.Kind))
            .Where(static name => ProtobufMessages.Find(name) is null);

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Post_ProtobufBody_CreatesTheObject()
    {
        await using var served = await ServedCluster.StartAsync();
        using var content = new ByteArrayContent(Convert.FromBase64String(ConfigMap));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.kubernetes.protobuf");

        using var response = await served.Http.PostAsync("/api/v1/namespaces/default/configmaps", content);

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal("b", served.Cluster.Snapshot.Find<ConfigMap>("c3")!.Data!["a"]);
    }

    private static bool IsRead(string type) =>
        type is "resource.Quantity" or "intstr.IntOrString" or "meta.v1.Time" or "meta.v1.MicroTime" or "runtime.RawExtension" or "meta.v1.FieldsV1";
}
