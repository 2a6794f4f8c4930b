public sealed class KafkaTests
{
    [Fact]
    public void Start_MembersFindEachOtherBeforeOneIsReady()
    {
        using var cluster = SimulatedCluster.Start();

        cluster.Apply(typeof(Kafka)).RunUntil(now => now.Pods.Count == 3).RunUntilReady();

        Assert.All(Enumerable.Range(0, 3), ordinal => Assert.Single(cluster.Resolve($"kafka-{ordinal}.kafka")));
    }

    [Fact]
    public void Update_AMajorityStaysReady()
    {
        using var cluster = SimulatedCluster.Start();
        cluster.Apply(typeof(Kafka)).RunUntilReady();
        var before = cluster.Checkpoint();

        cluster.Apply(Kafka.Set with { Containers = [Kafka.Set.Containers[0] with { Image = "apache/kafka:4.1.1" }] }).RunUntilReady();

        cluster.Expect("kafka", since: before).DeletedInOrder(2, 1, 0).ReadyThroughout(atLeast: 2).ClaimsKept();
    }

    [Fact]
    public void Drain_TheBudgetKeepsAMajority()
    {
        using var cluster = SimulatedCluster.Start();
        cluster.Apply(typeof(Kafka)).RunUntilReady();
        var before = cluster.Checkpoint();

        cluster.Drain(cluster.Pod("kafka-0").Spec!.NodeName!.Value.Name!);

        cluster.Expect("kafka", since: before).ReadyThroughout(atLeast: 2).OnePodPerOrdinal();
    }
}
