using Kubewright;
using Kubewright.Runtime;
using Kubewright.Testing;
using Xunit;

namespace Shop.Tests;

[Manifests]
public static class Web
{
    private static readonly Labels App = ("app", "web");

    public static Service Peers => new("web")
    {
        Selector = App,
        ClusterIP = ClusterIP.None,
        Ports = [new("http", 80)],
    };

    private static VolumeClaim Pages => new("pages") { AccessModes = [AccessMode.ReadWriteOnce], Storage = "1Gi" };

    public static StatefulSet Set => new("web")
    {
        ServiceName = Peers,
        Replicas = 3,
        Selector = App,
        Containers = [new("nginx", "nginx:1.27") { VolumeMounts = [new(Pages, "/usr/share/nginx/html")] }],
        VolumeClaimTemplates = [Pages],
    };
}

public sealed class WebTests
{
    [Fact]
    public async Task Update_GoesFromTheTop_KeepsTwoPodsReadyAndTheirPages()
    {
        await using var cluster = SimulatedCluster.Start(seed: 1);
        cluster.Apply(typeof(Web)).RunUntilReady();
        cluster.Exec("web-1", "hostname > /usr/share/nginx/html/index.html");

        var before = cluster.Checkpoint();
        cluster.Patch<StatefulSet>("web", set => set with { Containers = [set.Containers[0] with { Image = "nginx:1.28" }] });
        cluster.RunUntilReady();

        cluster.Expect("web", since: before)
            .DeletedInOrder(2, 1, 0)
            .ReadyThroughout(atLeast: 2)
            .OnePodPerOrdinal()
            .ClaimsKept();
        Assert.Equal("web-1", cluster.Exec("web-0", "curl -s web-1.web"));
    }

    [Fact]
    public async Task LostNode_ItsPodComesBackElsewhere_OnlyOnceTheNodeIsBack()
    {
        await using var cluster = SimulatedCluster.Start(seed: 1);
        cluster.Apply(typeof(Web)).RunUntilReady();
        var node = cluster.Pod("web-2").Spec!.NodeName!.Value.Name!;

        cluster.Cut(node).Advance(TimeSpan.FromHours(1));
        Assert.Equal("Terminating", PodStatusText.Status(cluster.Pod("web-2")));

        cluster.Restore(node).RunUntilReady();
        cluster.Expect("web").OnePodPerOrdinal();
    }

    [Fact]
    public async Task WhateverHappens_TheSetHealsAndKeepsItsRules()
    {
        await using var cluster = SimulatedCluster.Start(seed: 1);
        cluster.Apply(typeof(Web));

        cluster.Explore(exploration => exploration with { Seeds = 50 });
    }
}
