using System.Text.Json.Nodes;
using Kubewright.Rules.Tests.Generation;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests.Boundaries;

/// <summary>Each limit of the API server at, just below and just above it, put into manifests that are otherwise good.</summary>
public sealed class BoundaryTests
{
    private const string Good = """
        apiVersion: v1
        kind: Service
        metadata: { name: nginx }
        spec: { clusterIP: None, selector: { app: nginx }, ports: [{ name: web, port: 80 }] }
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          serviceName: nginx
          selector: { matchLabels: { app: nginx } }
          template:
            metadata: { labels: { app: nginx } }
            spec:
              containers:
                - name: nginx
                  image: nginx:1.27
                  ports: [{ containerPort: 80 }]
                  env: [{ name: A, value: a }]
                  volumeMounts: [{ name: data, mountPath: /data }]
                  livenessProbe: { tcpSocket: { port: 80 } }
                  readinessProbe: { httpGet: { port: 80 } }
              affinity:
                podAntiAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                    - { weight: 1, podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: nginx } } } }
                nodeAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                    - { weight: 1, preference: { matchExpressions: [{ key: disk, operator: Exists }] } }
              topologySpreadConstraints:
                - { maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: nginx } } }
          volumeClaimTemplates:
            - metadata: { name: data }
              spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { selector: { matchLabels: { app: nginx } }, maxUnavailable: 1 }
        """;

    public static TheoryData<string> Boundaries => [.. BoundaryTable.All.Select(Name)];

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void Run_ValueAtALimit_IsFoundExactlyWhenItIsBeyond(string name)
    {
        var boundary = BoundaryTable.All.Where((item, index) => Name(item, index) == name).Single();

        Assert.Equal(boundary.Finds, Finds(boundary.Rule, Objects(boundary), boundary.Release));
    }

    [Fact]
    public void Table_EachRule_HasValuesOnBothSides()
    {
        foreach (var rule in BoundaryTable.All.GroupBy(static boundary => boundary.Rule))
        {
            Assert.Equal(Severity.Error, RuleCatalog.Descriptors.Single(item => item.Id == rule.Key).Severity);
            Assert.Equal([false, true], rule.Select(static boundary => boundary.Finds).Distinct().Order());
            Assert.False(Finds(rule.Key, Objects(null), release: null), $"{rule.Key} reports the good manifests");
        }
    }

    // Long values are cut, so the number tells them apart.
    private static string Name(Boundary boundary, int index) => $"{index}: {boundary}";

    private static bool Finds(string rule, IEnumerable<JsonObject> objects, string? release)
    {
        var cluster = KubernetesVersion.TryParse(release, out var version) ? new ClusterFacts { Version = version } : ClusterFacts.None;
        return RuleHost.Run(Trees.Yaml(ManifestYaml.Write(objects)), RuleOptions.Default with { Cluster = cluster }).Any(finding => finding.Descriptor.Id == rule);
    }

    private static List<JsonObject> Objects(Boundary? boundary)
    {
        var objects = YamlReader.Read(Good, "good.yaml").Documents.Select(static document => Json(document.Root)!.AsObject()).ToList();
        if (boundary is not null)
        {
            var steps = boundary.Path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
            Put(objects.Single(item => item["kind"]!.GetValue<string>() == steps[0]), steps.AsSpan(1), boundary.Value);
        }

        return objects;
    }

    private static JsonNode? Json(Node node) => node switch
    {
        ObjectNode map => new JsonObject(map.Members.Select(static member => KeyValuePair.Create(member.Name, Json(member.Value)))),
        ArrayNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { Kind: ScalarKind.String } text => text.Text,
        ScalarNode scalar => JsonNode.Parse(scalar.Text),
        _ => null,
    };

    /// <summary>Writes the value, and the objects and lists on the way.</summary>
    private static void Put(JsonNode at, ReadOnlySpan<string> steps, JsonNode value)
    {
        var isLast = steps.Length == 1;
        var isListNext = !isLast && int.TryParse(steps[1], out _);
        if (at is JsonArray list)
        {
            var index = int.Parse(steps[0], System.Globalization.CultureInfo.InvariantCulture);
            if (index == list.Count)
            {
                list.Add(isListNext ? new JsonArray() : new JsonObject());
            }

            if (isLast)
            {
                list[index] = value.DeepClone();
                return;
            }
        }
        else if (isLast)
        {
            at[steps[0]] = value.DeepClone();
            return;
        }
        else
        {
            at[steps[0]] ??= isListNext ? new JsonArray() : new JsonObject();
        }

        Put(at is JsonArray items ? items[int.Parse(steps[0], System.Globalization.CultureInfo.InvariantCulture)]! : at[steps[0]]!, steps[1..], value);
    }
}
