namespace Kubewright.Runtime.Tests;

/// <summary>When an owner counts as absent (SS-205).</summary>
public sealed class GarbageCollectorTests
{
    [Fact]
    public void Collect_OwnerInAnotherNamespace_CountsAsAbsent()
    {
        var cluster = Cluster.Create();
        var owner = cluster.Apply(new ConfigMap(new ObjectMeta { Name = "owner" })).OrThrow();
        var reference = OwnerReferences.Controller(owner);
        cluster.Apply(new ConfigMap(new ObjectMeta { Name = "near", OwnerReferences = [reference] })).OrThrow();
        cluster.Apply(new ConfigMap(new ObjectMeta { Name = "far", Namespace = "shop", OwnerReferences = [reference] })).OrThrow();

        Assert.True(cluster.RunUntilIdle());

        Assert.Equal(["near", "owner"], cluster.Snapshot.ConfigMaps.Select(static map => map.Metadata.Name));
    }

    [Fact]
    public void Collect_OwnerThatIsNotThere_TakesTheObject()
    {
        var cluster = Cluster.Create();
        cluster.Apply(Owned("ConfigMap", "v1")).OrThrow();

        Assert.True(cluster.RunUntilIdle());

        Assert.Empty(cluster.Snapshot.ConfigMaps);
    }

    [Theory]
    [InlineData("Gadget", "example.com/v1")]
    [InlineData("ConfigMap", "example.com/v1")]
    public void Collect_OwnerOfAKindThatIsNotServed_WaitsForTheKind(string kind, string apiVersion)
    {
        var cluster = Cluster.Create();
        cluster.Apply(Owned(kind, apiVersion)).OrThrow();

        Assert.True(cluster.RunUntilIdle());
        Assert.Equal("owned", Assert.Single(cluster.Snapshot.ConfigMaps).Metadata.Name);

        cluster.Apply(CustomKinds.Parse(Definition(kind), cluster.Snapshot)[0]).OrThrow();
        Assert.True(cluster.RunUntilIdle());
        Assert.Empty(cluster.Snapshot.ConfigMaps);
    }

    private static ConfigMap Owned(string kind, string apiVersion) =>
        new(new ObjectMeta { Name = "owned", OwnerReferences = [new OwnerReference { ApiVersion = apiVersion, Kind = kind, Name = "main", Uid = "5f0c7d8e-7cf2-4b9c-b1b1-d7f6b1f2b222" }] });

    private static string Definition(string kind) => $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: things.example.com }
        spec:
          group: example.com
          scope: Namespaced
          names: { kind: {{kind}}, plural: things }
          versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }]
        """;
}
