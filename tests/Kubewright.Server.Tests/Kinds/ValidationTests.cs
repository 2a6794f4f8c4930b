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
    [InlineData("{}", "[spec.accessModes: Required value, spec.capacity: Required value, spec: Required value: must specify a volume type]")]
    [InlineData("""{"accessModes":["ReadWriteOnce","ReadWriteOncePod"],"capacity":{"storage":"1Gi"},"hostPath":{"path":"/a"}}""", "spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes")]
    [InlineData("""{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"0"},"hostPath":{"path":"/a"}}""", "spec.capacity[storage]: Invalid value: \"0\": must be greater than zero")]
    [InlineData("""{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi","cpu":"1"},"hostPath":{"path":"/a"}}""", "spec.capacity: Unsupported value: \"cpu\": supported values: \"storage\"")]
    [InlineData("""{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi"},"hostPath":{"path":"/a"},"nfs":{"server":"s","path":"/a"}}""", "spec.nfs: Forbidden: may not specify more than 1 volume type")]
    [InlineData("""{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi"},"hostPath":{"path":"/a/../b"}}""", "spec.hostPath.path: Invalid value: \"/a/../b\": must not contain '..'")]
    [InlineData("""{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi"},"nfs":{"server":"s","path":"a"}}""", "spec.nfs.path: Invalid value: \"a\": must be an absolute path")]
    [InlineData("""{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi"},"local":{"path":"/a"}}""", "spec.nodeAffinity: Required value: Local volume requires node affinity")]
    [InlineData("""{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi"},"local":{"path":"/a"},"nodeAffinity":{"required":{"nodeSelectorTerms":[]}}}""", "spec.nodeAffinity.required.nodeSelectorTerms: Required value: must have at least one node selector term")]
    public async Task Post_OfAVolumeThatCannotBe_NamesTheField(string spec, string expected) =>
        await AssertRefusedAsync("/api/v1/persistentvolumes", "v1", "PersistentVolume", $"\"spec\":{spec}", expected);

    [Theory]
    [InlineData("""{"podSelector":{"matchLabels":{"a b":"c"}}}""", "spec.podSelector.matchLabels: Invalid value: \"a b\": *")]
    [InlineData("""{"podSelector":{},"ingress":[{"ports":[{"port":0}]}]}""", "spec.ingress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive")]
    [InlineData("""{"podSelector":{},"ingress":[{"ports":[{"port":"a_b"}]}]}""", "spec.ingress[0].ports[0].port: Invalid value: \"a_b\": *")]
    [InlineData("""{"podSelector":{},"egress":[{"ports":[{"port":80,"endPort":79}]}]}""", "spec.egress[0].ports[0].endPort: Invalid value: 79: must be greater than or equal to `port`")]
    [InlineData("""{"podSelector":{},"egress":[{"ports":[{"port":"web","endPort":79}]}]}""", "spec.egress[0].ports[0].endPort: Invalid value: 79: may not be specified when `port` is non-numeric")]
    [InlineData("""{"podSelector":{},"ingress":[{"from":[{}]}]}""", "spec.ingress[0].from[0]: Required value: must specify a peer")]
    [InlineData("""{"podSelector":{},"egress":[{"to":[{"podSelector":{},"ipBlock":{"cidr":"10.0.0.0/8"}}]}]}""", "spec.egress[0].to[0]: Forbidden: may not specify both ipBlock and another peer")]
    [InlineData("""{"podSelector":{},"egress":[{"to":[{"ipBlock":{"cidr":"10.0.0.0/33"}}]}]}""", "spec.egress[0].to[0].ipBlock.cidr: Invalid value: \"10.0.0.0/33\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")]
    [InlineData("""{"podSelector":{},"egress":[{"to":[{"ipBlock":{"cidr":"10.0.0.0/8","except":["10.1.0.0/16","11.0.0.0/16"]}}]}]}""", "spec.egress[0].to[0].ipBlock.except[1]: Invalid value: \"11.0.0.0/16\": must be a strict subset of `cidr`")]
    [InlineData("""{"podSelector":{},"egress":[{"to":[{"ipBlock":{"cidr":"10.0.0.0/8","except":["10.0.0.0/8"]}}]}]}""", "spec.egress[0].to[0].ipBlock.except[0]: Invalid value: \"10.0.0.0/8\": must be a strict subset of `cidr`")]
    [InlineData("""{"podSelector":{},"policyTypes":["Ingress","Egress","Ingress"]}""", "spec.policyTypes: Invalid value: [\"Ingress\",\"Egress\",\"Ingress\"]: may not specify more than two policyTypes")]
    public async Task Post_OfANetworkPolicyThatIsWrong_NamesTheField(string spec, string expected) =>
        await AssertRefusedAsync("/apis/networking.k8s.io/v1/namespaces/default/networkpolicies", "networking.k8s.io/v1", "NetworkPolicy", $"\"spec\":{spec}", expected);

    [Theory]
    [InlineData("""{"type":"Container","min":{"cpu":"2"},"max":{"cpu":"1"},"default":{"cpu":"1"},"defaultRequest":{"cpu":"1"}}""", "[spec.limits[0].min[cpu]: Invalid value: \"2\": min value 2 is greater than max value 1, *")]
    [InlineData("""{"type":"Container","max":{"cpu":"1"},"default":{"cpu":"2"},"defaultRequest":{"cpu":"1"}}""", "spec.limits[0].default[cpu]: Invalid value: \"2\": default value 2 is greater than max value 1")]
    [InlineData("""{"type":"Container","default":{"cpu":"1"},"defaultRequest":{"cpu":"2"}}""", "spec.limits[0].defaultRequest[cpu]: Invalid value: \"2\": default request value 2 is greater than default limit value 1")]
    [InlineData("""{"type":"Container","max":{"gpus":"1"},"default":{"gpus":"1"},"defaultRequest":{"gpus":"1"}}""", "[spec.limits[0].default[gpus]: Invalid value: \"gpus\": must be a standard resource for containers, *")]
    [InlineData("""{"type":"Container","maxLimitRequestRatio":{"cpu":"0.5"}}""", "spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: \"0.5\": ratio 0.5 is less than 1")]
    [InlineData("""{"type":"Pod","default":{"cpu":"1"}}""", "spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'")]
    [InlineData("""{"type":"PersistentVolumeClaim"}""", "spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided")]
    [InlineData("""{"type":"a b"}""", "spec.limits[0].type: Invalid value: \"a b\": *")]
    [InlineData("""{"type":"Pod"},{"type":"Pod"}""", "spec.limits[1].type: Duplicate value: \"Pod\"")]
    public async Task Post_OfALimitRangeThatIsWrong_NamesTheField(string limits, string expected) =>
        await AssertRefusedAsync(Core + "limitranges", "v1", "LimitRange", $$"""
            "spec":{"limits":[{{limits}}]}
            """, expected);

    [Theory]
    [InlineData("\"addressType\":\"IPv4\",\"endpoints\":[{\"addresses\":[]}]", "endpoints[0].addresses: Required value: must contain at least 1 address")]
    [InlineData("\"addressType\":\"IPv4\",\"endpoints\":[{\"addresses\":[\"10.0.0.1\"]},{\"addresses\":[\"2001:db8::1\"]}]", "endpoints[1].addresses[0]: Invalid value: \"2001:db8::1\": must be a valid IPv4 address")]
    [InlineData("\"addressType\":\"IPv6\",\"endpoints\":[{\"addresses\":[\"10.0.0.1\"]}]", "endpoints[0].addresses[0]: Invalid value: \"10.0.0.1\": must be a valid IPv6 address")]
    [InlineData("\"addressType\":\"FQDN\",\"endpoints\":[{\"addresses\":[\"local\"]}]", "endpoints[0].addresses[0]: Invalid value: \"local\": should be a domain with at least two segments separated by dots")]
    [InlineData("\"addressType\":\"IPv4\",\"endpoints\":[{\"addresses\":[\"127.0.0.1\"]}]", "endpoints[0].addresses[0]: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)")]
    [InlineData("\"addressType\":\"IPv4\",\"endpoints\":[],\"ports\":[{\"name\":\"a\",\"port\":1},{\"name\":\"a\",\"port\":2}]", "ports[1].name: Duplicate value: \"a\"")]
    public async Task Post_OfAnEndpointSliceThatIsWrong_NamesTheField(string members, string expected) =>
        await AssertRefusedAsync("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", "discovery.k8s.io/v1", "EndpointSlice", members, expected);

    [Fact]
    public async Task Post_OfAnEndpointSliceWithTooManyEndpoints_IsRefused() => await AssertRefusedAsync(
        "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
        "discovery.k8s.io/v1",
        "EndpointSlice",
        $"\"addressType\":\"IPv4\",\"endpoints\":[{string.Join(',', Enumerable.Repeat("{\"addresses\":[\"10.0.0.1\"]}", 1001))}]",
        "endpoints: Too many: 1001: must have at most 1000 items");

    [Fact]
    public async Task Post_OfEndpointsWithALoopbackAddress_IsRefused() => await AssertRefusedAsync(
        Core + "endpoints",
        "v1",
        "Endpoints",
        "\"subsets\":[{\"addresses\":[{\"ip\":\"127.0.0.1\"}]}]",
        "subsets[0].addresses[0].ip: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)");

    [Theory]
    [InlineData(Core + "services", """{"apiVersion":"v1","kind":"Service","metadata":{"name":"x"},"spec":{"ports":[{"port":80}]}}""", """{"spec":{"clusterIP":"10.96.9.9"}}""", "spec.clusterIPs[0]: Invalid value: [\"10.96.9.9\"]: may not change once set")]
    [InlineData(Core + "configmaps", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"immutable":true,"data":{"a":"b"}}""", """{"data":{"a":"c"}}""", "data: Forbidden: field is immutable when `immutable` is set")]
    [InlineData(Core + "secrets", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"}}""", """{"type":"other"}""", "type: Invalid value: \"other\": field is immutable")]
    [InlineData(Storage, """{"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"x"},"provisioner":"p"}""", """{"provisioner":"q"}""", "provisioner: Forbidden: updates to provisioner are forbidden.")]
    [InlineData(Roles, """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"x"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"}}""", """{"roleRef":{"name":"s"}}""", "roleRef: Invalid value: {\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"Role\",\"name\":\"s\"}: cannot change roleRef")]
    [InlineData("/api/v1/persistentvolumes", """{"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"x"},"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/a"}}}""", """{"spec":{"hostPath":{"path":"/b"}}}""", "spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation")]
    [InlineData("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", """{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"x"},"addressType":"IPv4","endpoints":[]}""", """{"addressType":"IPv6"}""", "addressType: Invalid value: \"IPv6\": field is immutable")]
    public async Task Patch_OfWhatStays_IsRefused(string path, string body, string patch, string expected)
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync(path, body);

        var (code, status) = await served.SendAsync(HttpMethod.Patch, path + "/x", patch, "application/merge-patch+json");
        var (same, _) = await served.SendAsync(HttpMethod.Patch, path + "/x", """{"metadata":{"labels":{"a":"b"}}}""", "application/merge-patch+json");

        Assert.Equal((422, 200), (code, same));
        Assert.EndsWith($"is invalid: {expected}", status!["message"]!.ToString(), StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(string path, string version, string kind, string members, string expected)
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, status) = await served.SendAsync(
            HttpMethod.Post, path, $$"""{"apiVersion":"{{version}}","kind":"{{kind}}","metadata":{"name":"x"},{{members}} }""");

        Assert.Equal(422, code);
        var message = status!["message"]!.ToString();
        Assert.Contains($"\"x\" is invalid: {expected.TrimEnd('*')}", message, StringComparison.Ordinal);
        Assert.True(expected.EndsWith('*') || message.EndsWith(expected, StringComparison.Ordinal), message);
    }
}
