using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>The columns that kubectl shows.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("/api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"x"}}""", "Name=x Status=Active Age=")]
    [InlineData("/api/v1/namespaces/default/configmaps", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"data":{"a":"b","c":"d"}}""", "Name=x Data=2 Age=")]
    [InlineData("/api/v1/namespaces/default/secrets", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"},"stringData":{"a":"b"}}""", "Name=x Type=Opaque Data=1 Age=")]
    [InlineData("/apis/apps/v1/namespaces/default/deployments", """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"x"},"spec":{"replicas":2,"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""", "Name=x Ready=0/2 Up-to-date=0 Available=0 Age= Containers=c Images=i Selector=a=b")]
    [InlineData("/apis/batch/v1/namespaces/default/jobs", """{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"x"},"spec":{"completions":3,"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}}}}""", "Name=x Status=Running Completions=0/3 Duration= Age= Containers=c Images=i Selector=batch.kubernetes.io/controller-uid=UID")]
    [InlineData("/apis/policy/v1/namespaces/default/poddisruptionbudgets", """{"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"x"},"spec":{"maxUnavailable":1}}""", "Name=x Min|Available=N/A Max|Unavailable=1 Allowed|Disruptions=0 Age=")]
    [InlineData("/apis/networking.k8s.io/v1/namespaces/default/ingresses", """{"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"x"},"spec":{"ingressClassName":"n","tls":[{}],"rules":[{"host":"a"},{"host":"b"},{"host":"c"},{"host":"d"}]}}""", "Name=x Class=n Hosts=a,b,c|+|1|more... Address= Ports=80,|443 Age=")]
    [InlineData("/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"x"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"},"subjects":[{"kind":"User","name":"u"},{"kind":"ServiceAccount","name":"s","namespace":"n"}]}""", "Name=x Role=Role/r Age= Users=u Groups= Serviceaccounts=n/s")]
    [InlineData("/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers", """{"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"x"},"spec":{"scaleTargetRef":{"kind":"StatefulSet","name":"web"},"maxReplicas":3,"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":50}}}]}}""", "Name=x Reference=StatefulSet/web Targets=cpu:|<unknown>/50% Minpods=1 Maxpods=3 Replicas=0 Age=")]
    [InlineData("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", """{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"x"},"addressType":"IPv4","ports":[{"port":80}],"endpoints":[{"addresses":["10.0.0.1"]},{"addresses":["10.0.0.2"]}]}""", "Name=x Addresstype=IPv4 Ports=80 Endpoints=10.0.0.1,10.0.0.2 Age=")]
    [InlineData("/apis/scheduling.k8s.io/v1/priorityclasses", """{"apiVersion":"scheduling.k8s.io/v1","kind":"PriorityClass","metadata":{"name":"x"},"value":7}""", "Name=x Value=7 Global-default=false Age= Preemptionpolicy=PreemptLowerPriority")]
    [InlineData("/apis/networking.k8s.io/v1/namespaces/default/networkpolicies", """{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"x"},"spec":{"podSelector":{"matchExpressions":[{"key":"a","operator":"In","values":["b","c"]}]}}}""", "Name=x Pod-selector=a|in|(b,c) Age=")]
    [InlineData("/apis/storage.k8s.io/v1/namespaces/default/csistoragecapacities", """{"apiVersion":"storage.k8s.io/v1","kind":"CSIStorageCapacity","metadata":{"name":"x"},"storageClassName":"s","capacity":"5Gi"}""", "Name=x Storageclassname=s Capacity=5Gi")]
    [InlineData("/apis/networking.k8s.io/v1/ipaddresses", """{"apiVersion":"networking.k8s.io/v1","kind":"IPAddress","metadata":{"name":"x"},"spec":{"parentRef":{"resource":"services","namespace":"default","name":"web"}}}""", "Name=x Parentref=services/default/web Age=")]
    [InlineData("/api/v1/namespaces/default/services", """{"apiVersion":"v1","kind":"Service","metadata":{"name":"x"},"spec":{"type":"LoadBalancer","ports":[{"port":80}]}}""", "Name=x Type=LoadBalancer Cluster-ip=10.96.0.11 External-ip=<pending> Port(s)=80:30000/TCP Age= Selector=<none>")]
    [InlineData("/api/v1/namespaces/default/services", """{"apiVersion":"v1","kind":"Service","metadata":{"name":"x"},"spec":{"externalIPs":["192.0.2.1","192.0.2.2"],"ports":[{"port":80}]}}""", "Name=x Type=ClusterIP Cluster-ip=10.96.0.11 External-ip=192.0.2.1,192.0.2.2 Port(s)=80/TCP Age= Selector=<none>")]
    public async Task Get_AsTable_HasTheColumnsOfTheKind(string path, string body, string expected)
    {
        await using var served = await ServedCluster.StartAsync();
        var (code, answer) = await served.SendAsync(HttpMethod.Post, path, body);
        Assert.True(code == 201, answer?.ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Get, path + "/x");
        request.Headers.Add("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io");

        using var response = await served.Http.SendAsync(request);
        var table = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        var columns = ((JsonArray)table["columnDefinitions"]!).Select(static column => column!["name"]!.ToString());
        var cells = ((JsonArray)table["rows"]![0]!["cells"]!).Select(static cell => cell!.ToString());
        var shown = columns.Zip(cells, static (column, cell) => $"{column}={(column == "Age" ? "" : cell)}".Replace(' ', '|'));
        Assert.Equal(expected, string.Join(' ', shown).Replace(answer!["metadata"]!["uid"]!.ToString(), "UID", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_ScaleAsTable_HasItsColumns()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync("/apis/apps/v1/namespaces/default/statefulsets", Samples.Set);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/apis/apps/v1/namespaces/default/statefulsets/web/scale");
        request.Headers.Add("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io");

        using var response = await served.Http.SendAsync(request);
        var table = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(["Name", "Desired", "Available", "Age"], ((JsonArray)table["columnDefinitions"]!).Select(static column => column!["name"]!.ToString()));
        Assert.Equal(["web", "1"], ((JsonArray)table["rows"]![0]!["cells"]!).Take(2).Select(static cell => cell!.ToString()));
    }
}
