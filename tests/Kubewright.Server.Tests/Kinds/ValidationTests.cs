using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>What is refused of kinds that are kept, field by field.</summary>
public sealed class ValidationTests
{
    private const string Core = "/api/v1/namespaces/default/";
    private const string Storage = "/apis/storage.k8s.io/v1/storageclasses";
    private const string Roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings";

    [Theory]
    [InlineData("services", """{"metadata":{"name":"1x"},"spec":{"ports":[{"port":80}]}}""", "metadata.name: Invalid value: \"1x\": must be a lowercase RFC 1035 label: *")]
    [InlineData("services", """{"spec":{}}""", "spec.ports: Required value")]
    [InlineData("services", """{"spec":{"ports":[{"port":70000,"targetPort":80}]}}""", "spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive")]
    [InlineData("services", """{"spec":{"ports":[{"port":80,"targetPort":70000}]}}""", "spec.ports[0].targetPort: Invalid value: 70000: must be between 1 and 65535, inclusive")]
    [InlineData("services", """{"spec":{"ports":[{"port":80,"name":"a"},{"port":81}]}}""", "spec.ports[1].name: Required value")]
    [InlineData("services", """{"spec":{"ports":[{"port":80,"name":"a"},{"port":81,"name":"a"}]}}""", "spec.ports[1].name: Duplicate value: \"a\"")]
    [InlineData("services", """{"spec":{"ports":[{"port":80,"name":"a"},{"port":80,"name":"b"}]}}""", "spec.ports[1]: Duplicate value: {\"port\":80,\"protocol\":\"TCP\"}")]
    [InlineData("services", """{"spec":{"ports":[{"port":80,"nodePort":30001}]}}""", "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'")]
    [InlineData("services", """{"spec":{"type":"NodePort","ports":[{"port":80,"nodePort":80}]}}""", "spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767")]
    [InlineData("services", """{"spec":{"type":"NodePort","clusterIP":"None","ports":[{"port":80}]}}""", "spec.clusterIPs[0]: Invalid value: \"None\": may not be set to 'None' for NodePort services")]
    [InlineData("services", """{"spec":{"type":"ExternalName"}}""", "spec.externalName: Required value")]
    [InlineData("configmaps", """{"data":{"a b":"x"}}""", "data[a b]: Invalid value: \"a b\": must consist of letters, digits, '-', '_' and '.', and be no longer than 253 characters (for example 'key.name')")]
    [InlineData("configmaps", """{"data":{"a":"x"},"binaryData":{"a":"eA=="}}""", "data[a]: Invalid value: \"a\": duplicate of key present in binaryData")]
    [InlineData("secrets", """{"stringData":{"..":"x"}}""", "data[..]: Invalid value: \"..\": must consist of *")]
    public async Task Post_OfWhatIsWrong_NamesTheField(string resource, string body, string expected)
    {
        await using var served = await ServedCluster.StartAsync();
        var kind = resource switch { "services" => "Service", "secrets" => "Secret", _ => "ConfigMap" };
        var obj = (JsonObject)JsonNode.Parse(body)!;
        obj["apiVersion"] = "v1";
        obj["kind"] = kind;
        obj["metadata"] ??= new JsonObject { ["name"] = "x" };

        var (code, status) = await served.SendAsync(HttpMethod.Post, Core + resource, obj.ToJsonString());

        Assert.Equal(422, code);
        var message = status!["message"]!.ToString();
        Assert.StartsWith($"{kind} \"{obj["metadata"]!["name"]}\" is invalid: {expected.TrimEnd('*')}", message, StringComparison.Ordinal);
        Assert.True(expected.EndsWith('*') || message.EndsWith(expected, StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("jobs", "Job", """{"template":{"spec":{"containers":[{"name":"c","image":"i"}]}}}""", "spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\"")]
    [InlineData("jobs", "Job", """{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"A","image":"i"}]}}}""", "spec.template.spec.containers[0].name: Invalid value: \"A\": *")]
    [InlineData("cronjobs", "CronJob", """{"schedule":"soon","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}}""", "spec.schedule: Invalid value: \"soon\": must have five fields: *")]
    public async Task Post_OfAJobThatCannotRun_NamesTheField(string resource, string kind, string spec, string expected)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, status) = await served.SendAsync(
            HttpMethod.Post, $"/apis/batch/v1/namespaces/default/{resource}", $$"""{"apiVersion":"batch/v1","kind":"{{kind}}","metadata":{"name":"x"},"spec":{{spec}} }""");

        Assert.Equal(422, code);
        Assert.StartsWith($"{kind}.batch \"x\" is invalid: {expected.TrimEnd('*')}", status!["message"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("autoscaling/v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", """{"scaleTargetRef":{"kind":"StatefulSet","name":"web"},"minReplicas":3,"maxReplicas":2}""", "spec.maxReplicas: Invalid value: 2: must be greater than or equal to `minReplicas`")]
    [InlineData("autoscaling/v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", """{"scaleTargetRef":{"kind":"StatefulSet","name":"web"},"maxReplicas":0}""", "spec.maxReplicas: Invalid value: 0: must be greater than 0")]
    [InlineData("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget", """{"minAvailable":1,"maxUnavailable":1}""", "spec: Invalid value: {\"maxUnavailable\":1,\"minAvailable\":1}: minAvailable and maxUnavailable cannot be both set")]
    [InlineData("networking.k8s.io/v1", "ingresses", "Ingress", "{}", "spec: Invalid value: []: either `defaultBackend` or `rules` must be specified")]
    [InlineData("networking.k8s.io/v1", "ingresses", "Ingress", """{"rules":[{"http":{"paths":[{"path":"a","pathType":"Prefix","backend":{"service":{"name":"s","port":{"number":80}}}}]}}]}""", "spec.rules[0].http.paths[0].path: Invalid value: \"a\": must be an absolute path")]
    [InlineData("networking.k8s.io/v1", "ingresses", "Ingress", """{"defaultBackend":{"service":{"name":"s"}}}""", "spec.defaultBackend.service.port: Required value: port name or number is required")]
    [InlineData("networking.k8s.io/v1", "ingresses", "Ingress", """{"defaultBackend":{}}""", "spec.defaultBackend: Required value: either `service` or `resource` must be specified")]
    public async Task Post_OfATrafficRuleThatIsWrong_NamesTheField(string version, string resource, string kind, string spec, string expected)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, status) = await served.SendAsync(
            HttpMethod.Post, $"/apis/{version}/namespaces/default/{resource}", $$"""{"apiVersion":"{{version}}","kind":"{{kind}}","metadata":{"name":"x"},"spec":{{spec}} }""");

        Assert.Equal(422, code);
        Assert.EndsWith($"\"x\" is invalid: {expected}", status!["message"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Core + "services", """{"apiVersion":"v1","kind":"Service","metadata":{"name":"x"},"spec":{"ports":[{"port":80}]}}""", """{"spec":{"clusterIP":"10.96.9.9"}}""", "spec.clusterIPs[0]: Invalid value: [\"10.96.9.9\"]: may not change once set")]
    [InlineData(Core + "configmaps", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"immutable":true,"data":{"a":"b"}}""", """{"data":{"a":"c"}}""", "data: Forbidden: field is immutable when `immutable` is set")]
    [InlineData(Core + "secrets", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"}}""", """{"type":"other"}""", "type: Invalid value: \"other\": field is immutable")]
    [InlineData(Storage, """{"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"x"},"provisioner":"p"}""", """{"provisioner":"q"}""", "provisioner: Forbidden: updates to provisioner are forbidden.")]
    [InlineData(Roles, """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"x"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"}}""", """{"roleRef":{"name":"s"}}""", "roleRef: Invalid value: {\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"Role\",\"name\":\"s\"}: cannot change roleRef")]
    [InlineData("/api/v1/persistentvolumes", """{"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"x"},"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/a"}}}""", """{"spec":{"hostPath":{"path":"/b"}}}""", "spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation")]
    public async Task Patch_OfWhatStays_IsRefused(string path, string body, string patch, string expected)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(path, body);

        var (code, status) = await served.SendAsync(HttpMethod.Patch, path + "/x", patch, "application/merge-patch+json");
        var (same, _) = await served.SendAsync(HttpMethod.Patch, path + "/x", """{"metadata":{"labels":{"a":"b"}}}""", "application/merge-patch+json");

        Assert.Equal((422, 200), (code, same));
        Assert.EndsWith($"is invalid: {expected}", status!["message"]!.ToString(), StringComparison.Ordinal);
    }
}
