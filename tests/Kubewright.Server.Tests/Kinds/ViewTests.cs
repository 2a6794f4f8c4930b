using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Objects in a version that is not kept are the same objects.</summary>
public sealed class ViewTests
{
    [Fact]
    public async Task Post_AutoscalerOfVersion1_IsKeptAsVersion2()
    {
        await using var served = await ServedCluster.StartAsync();

        var (code, created) = await served.SendAsync(
            HttpMethod.Post,
            "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers",
            """{"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","metadata":{"name":"h"},"spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"StatefulSet","name":"web"},"maxReplicas":3,"targetCPUUtilizationPercentage":50}}""");
        var (_, stored) = await served.SendAsync(HttpMethod.Get, "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers/h");

        Assert.Equal(201, code);
        Assert.Equal("50", created!["spec"]!["targetCPUUtilizationPercentage"]!.ToString());
        Assert.Equal("50", stored!["spec"]!["metrics"]![0]!["resource"]!["target"]!["averageUtilization"]!.ToString());
    }

    [Fact]
    public async Task Patch_AutoscalerInVersion1_KeepsTheOtherMetrics()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.SendAsync(
            HttpMethod.Post,
            "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers",
            """{"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"h"},"spec":{"scaleTargetRef":{"kind":"StatefulSet","name":"web"},"maxReplicas":3,"metrics":[{"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue","averageValue":"1Gi"}}}]}}""");

        await served.SendAsync(HttpMethod.Patch, "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers/h", """{"spec":{"targetCPUUtilizationPercentage":70}}""", "application/merge-patch+json");
        var (_, stored) = await served.SendAsync(HttpMethod.Get, "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers/h");

        Assert.Equal(["cpu", "memory"], ((JsonArray)stored!["spec"]!["metrics"]!).Select(static metric => metric!["resource"]!["name"]!.ToString()));
        Assert.Null(stored["metadata"]!["annotations"]);
    }

    [Fact]
    public async Task List_EventsOfTheirOwnGroup_ShowsThoseThatAreKept()
    {
        await using var served = await ServedCluster.StartAsync();
        await served.SendAsync(HttpMethod.Post, "/apis/events.k8s.io/v1/namespaces/default/events", """{"apiVersion":"events.k8s.io/v1","kind":"Event","metadata":{"name":"e"},"eventTime":"2026-01-01T00:00:00.000000Z","note":"Said","reason":"Saying","regarding":{"kind":"Pod","name":"p","namespace":"default"},"type":"Normal","reportingController":"x","reportingInstance":"y","action":"Say"}""");

        var stored = served.Cluster.Snapshot.Find<Event>("e");
        var (_, list) = await served.SendAsync(HttpMethod.Get, "/apis/events.k8s.io/v1/namespaces/default/events?fieldSelector=metadata.name%3De");

        Assert.Equal("Said", stored!.Message);
        Assert.Equal("p", stored.InvolvedObject.Name);
        Assert.Equal("Said", list!["items"]![0]!["note"]!.ToString());
        Assert.Equal("events.k8s.io/v1", list["items"]![0]!["apiVersion"]!.ToString());
    }
}
