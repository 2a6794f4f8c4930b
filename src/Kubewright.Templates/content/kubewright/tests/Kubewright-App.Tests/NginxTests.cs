public sealed class NginxTests
{
    [Fact]
    public void Start_PodsComeOneAfterAnother()
    {
        using var cluster = SimulatedCluster.Start();

        cluster.Apply(typeof(Nginx)).RunUntilReady();

        cluster.Expect("nginx").CreatedInOrder(0, 1, 2).OnePodPerOrdinal();
    }

    [Fact]
    public void Update_TwoServersStayReady()
    {
        using var cluster = SimulatedCluster.Start();
        cluster.Apply(typeof(Nginx)).RunUntilReady();
        var before = cluster.Checkpoint();

        cluster.Apply(Nginx.Set with { Containers = [Nginx.Set.Containers[0] with { Image = "nginx:1.30" }] }).RunUntilReady();

        cluster.Expect("nginx", since: before).DeletedInOrder(2, 1, 0).ReadyThroughout(atLeast: 2).ClaimsKept();
    }

    [Fact]
    public void ScaleDown_PagesAreKept()
    {
        using var cluster = SimulatedCluster.Start();
        cluster.Apply(typeof(Nginx)).RunUntilReady();

        cluster.Scale("nginx", 1).RunUntilReady();

        cluster.Expect("nginx").DeletedInOrder(2, 1).ClaimsKept();
    }
}
