namespace Kubewright.Runtime.Tests;

/// <summary>Deleting a namespace deletes everything in it (SS-207).</summary>
public sealed class NamespaceControllerTests
{
    [Theory]
    [InlineData("Retain/Retain")]
    [InlineData("Delete/Delete")]
    public void DeleteNamespace_WithASet_TakesPodsAndClaimsWhateverThePolicy(string retention)
    {
        var scenario = new Scenario();
        scenario.Apply(In("shop", Scenario.Retaining(Objects.Web(), retention)));
        scenario.Apply(Objects.Web(1));
        scenario.Rest();
        Assert.Equal(3, scenario.Now.Pods.Count(static pod => pod.Metadata.Namespace == "shop"));

        scenario.Delete("Namespace", "shop");
        scenario.Wait(0);
        Assert.Equal(NamespacePhase.Terminating, scenario.Now.Find<Namespace>("shop")!.Status!.Phase);
        scenario.Rest();

        Assert.Null(scenario.Now.Find<Namespace>("shop"));
        Assert.DoesNotContain(
            KindInfo.All.SelectMany(kind => scenario.Now.All(kind.Kind)),
            static obj => obj.Metadata.Namespace == "shop");
        Assert.Equal("web-0", scenario.PodNames);
    }

    [Fact]
    public void TerminatingNamespace_TakesNothingNewAndWaitsForFinalizers()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new ConfigMap(new ObjectMeta { Name = "held", Namespace = "shop", Finalizers = ["example.com/hold"] })).OrThrow();
        cluster.Delete("Namespace", null, "shop").OrThrow();
        Assert.True(cluster.RunUntilIdle());

        var refused = cluster.Apply(In("shop", Objects.Plain(1))).Error!;
        Assert.Equal((403, "statefulsets.apps \"web\" is forbidden: unable to create new content in namespace shop because it is being terminated"), (refused.Code, refused.Message));

        cluster.Update<ConfigMap>("shop", "held", static map => map with { Metadata = map.Metadata with { Finalizers = null } }).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Null(cluster.Snapshot.Find<Namespace>("shop"));
        Assert.True(cluster.Apply(In("shop", Objects.Plain(1))).IsSuccess);
    }

    [Fact]
    public void DefaultNamespace_CannotBeDeleted() =>
        Assert.Equal("namespaces \"default\" is forbidden: this namespace may not be deleted", Cluster.Create().Delete("Namespace", null, "default").Error!.Message);

    private static StatefulSet In(string @namespace, StatefulSet set) => set with { Metadata = set.Metadata with { Namespace = @namespace } };
}
