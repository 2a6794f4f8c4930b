namespace Kubewright.Runtime.Tests;

public sealed class RecordedEventTests
{
    [Fact]
    public void Read_EachWay_GivesOneEvent()
    {
        var cluster = Cluster.Create();
        var changes = new List<StoreEvent>();
        using var subscription = cluster.Subscribe(changes.Add);
        Record(cluster);

        var added = Assert.Single(changes, static change => change.Key.Kind == nameof(Event));
        var listed = Assert.Single(cluster.Snapshot.Events);
        Assert.Same(listed, added.New);
        Assert.Same(listed, cluster.Snapshot.Find(added.Key));
        Assert.Equal(added.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), listed.Metadata.ResourceVersion);
        Assert.Equal("default", listed.Metadata.Namespace);
        Assert.Equal(("Tested", "it was tried", 1), (listed.Reason, listed.Message, listed.Count));
    }

    [Fact]
    public void OlderSnapshot_AfterItsEventChangedAndWent_StillHasIt()
    {
        var cluster = Cluster.Create();
        var recorder = Record(cluster);
        var first = cluster.Snapshot;
        recorder.Normal("tester", cluster.Snapshot.Nodes.First(), "Tested", "it was tried");
        var second = cluster.Snapshot;
        cluster.Store.Delete(ObjectKey.Of(Assert.Single(second.Events))).OrThrow();

        Assert.Empty(cluster.Snapshot.Events);
        Assert.Equal(2, Assert.Single(second.Events).Count);
        Assert.Equal(1, Assert.Single(first.Events).Count);
    }

    [Fact]
    public void Labels_InAnotherOrder_StayInThatOrder()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new ConfigMap("one") { Labels = (("a", "1"), ("b", "2")) }).OrThrow();
        cluster.Apply(new ConfigMap("same") { Labels = (("a", "1"), ("b", "2")) }).OrThrow();
        cluster.Apply(new ConfigMap("other") { Labels = (("b", "2"), ("a", "1")) }).OrThrow();

        Labels? Stored(string name) => cluster.Snapshot.Find<ConfigMap>(name)!.Metadata.Labels;
        Assert.Same(Stored("one"), Stored("same"));
        Assert.Equal("b=2,a=1", Stored("other")!.ToString());
    }

    private static EventRecorder Record(Cluster cluster)
    {
        var recorder = new EventRecorder(cluster.Store);
        recorder.Normal("tester", cluster.Snapshot.Nodes.First(), "Tested", "it was tried");
        return recorder;
    }
}
