using Kubewright;

public sealed class PostgresTests
{
    [Fact]
    public void Start_ThePrimaryIsReadyBeforeAReplicaLooksForIt()
    {
        using var cluster = Start();

        cluster.Expect("postgres").CreatedInOrder(0, 1, 2).OnePodPerOrdinal();
    }

    [Fact]
    public void Write_GoesToThePrimaryOnly()
    {
        using var cluster = Start();

        var primary = cluster.Find<Endpoints>("postgres-primary")!;

        Assert.Equal("postgres-0", Assert.Single(Assert.Single(primary.Subsets!).Addresses!).TargetRef!.Name);
    }

    [Fact]
    public void Update_ThePrimaryGoesLast_DataIsKept()
    {
        using var cluster = Start();
        var before = cluster.Checkpoint();

        cluster.Apply(Postgres.Set with { Containers = [Postgres.Set.Containers[0] with { Image = "postgres:17.7" }] }).RunUntilReady();

        cluster.Expect("postgres", since: before).DeletedInOrder(2, 1, 0).ReadyThroughout(atLeast: 2).ClaimsKept();
    }

    private static SimulatedCluster Start() => SimulatedCluster.Start()
        .Apply(new Secret("postgres") { StringData = [("password", "a"), ("replication-password", "b")] })
        .Apply(typeof(Postgres))
        .RunUntilReady();
}
