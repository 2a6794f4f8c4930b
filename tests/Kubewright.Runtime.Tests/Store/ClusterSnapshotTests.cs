using System.Globalization;

namespace Kubewright.Runtime.Tests;

public sealed class ClusterSnapshotTests
{
    [Fact]
    public async Task List_WhileObjectsGoAndComeBack_HasEachOnce()
    {
        // A number and the same one with zeros before it have one hash: what comes back takes the place of the other.
        var store = Cluster.Create().Store;
        string[] names = [.. Enumerable.Range(0, 40).SelectMany(static i => new[] { $"{(char)('a' + (i % 26))}{i}", $"{(char)('a' + (i % 26))}0{i}" })];
        var isDone = false;
        var reader = Task.Run(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                var listed = store.Snapshot.ConfigMaps.Select(static map => map.Metadata.Name!).ToList();
                Assert.Equal(listed.Order(StringComparer.Ordinal).Distinct(), listed);
            }
        });
        for (var round = 0; round < 300 && !reader.IsCompleted; round++)
        {
            foreach (var name in names)
            {
                store.Create(new ConfigMap(name)).OrThrow();
            }

            foreach (var name in names)
            {
                store.Delete(ObjectKey.Of("ConfigMap", null, name)).OrThrow();
                if (name[1] == '0')
                {
                    store.Create(new ConfigMap(name)).OrThrow();
                    store.Delete(ObjectKey.Of("ConfigMap", null, name)).OrThrow();
                }
            }
        }

        Volatile.Write(ref isDone, true);
        await reader;
    }

    private readonly Store _store = new(new VirtualClock(), new SeededSource(1), new StandardAdmission());

    /// <summary>A few changes are undone when a kept snapshot is read; after many it gets tables of its own.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(400)]
    public void KeptSnapshot_ClusterChanges_StaysAsItWas(int rounds)
    {
        for (var i = 0; i < 20; i++)
        {
            Create(i, "");
        }

        var kept = _store.Snapshot;
        var before = Describe(kept);
        for (var i = 0; i < rounds; i++)
        {
            var pod = _store.Snapshot.Find<Pod>($"p-{i % 20}");
            if (pod is null)
            {
                Create(i % 20, "late");
            }
            else if (i % 3 == 0)
            {
                _store.Bind(pod, $"node-{i % 2}");
            }
            else
            {
                _store.Delete(ObjectKey.Of(pod), new DeleteOptions { GracePeriodSeconds = 0 }).OrThrow();
            }

            Create(100 + i, "new");
        }

        Assert.NotEqual(before, Describe(_store.Snapshot));
        Assert.Equal(before, Describe(kept));
        Assert.Null(kept.Find<Pod>("p-100"));
        Assert.False(kept.Pods.Contains(ObjectKey.Of("Pod", null, "p-100")));
        Assert.Equal(20, kept.Pods.Count);
        Assert.Equal(20, kept.ByIndex<Pod>(SnapshotIndex.PodsByNode, "").Count);
        Assert.Empty(kept.ByIndex<Pod>(SnapshotIndex.PodsByNode, "node-0"));
    }

    /// <summary>Nothing comes or goes, so that the order of keys which is known stays right all along.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void KeptSnapshot_ObjectsChangeOften_StaysAsItWas(int rounds)
    {
        _store.Create(Map("a", 0)).OrThrow();
        _store.Create(Map("b", 0)).OrThrow();
        var kept = _store.Snapshot;
        Assert.Equal(2, kept.ConfigMaps.Count());
        for (var i = 1; i <= rounds; i++)
        {
            _store.Update(Map("b", i)).OrThrow();
        }

        Assert.Equal([0, 0], kept.ConfigMaps.Select(Number));
        Assert.Equal(0, Number(kept.Find<ConfigMap>("a")!));
        Assert.Equal([0, rounds], _store.Snapshot.ConfigMaps.Select(Number));
    }

    [Fact]
    public void Apply_NotTheNewest_Throws()
    {
        var old = _store.Snapshot;
        Create(0, "");
        var pod = _store.Snapshot.Find<Pod>("p-0")!;

        Assert.Throws<InvalidOperationException>(() => old.Apply(new StoreEvent(StoreEventType.Added, ObjectKey.Of(pod), null, pod, 1, VirtualClock.Epoch)));
    }

    /// <summary>Two objects are changed in turns, and a third comes and goes: whatever a reader takes must be one of the states there were.</summary>
    [Fact]
    public async Task Readers_WhileTheClusterChanges_SeeOneVersion()
    {
        const int changes = 4000;
        var maps = new[] { "a", "b" }.Select(name => _store.Create(Map(name, 0)).OrThrow()).ToArray();
        var isDone = false;
        var reader = Task.Run(
            () =>
            {
                var torn = new List<string>();
                while (!Volatile.Read(ref isDone))
                {
                    var snapshot = _store.Snapshot;
                    var listed = snapshot.ConfigMaps.ToDictionary(static map => map.Metadata.Name!, Number);
                    var owned = snapshot.DependentsOf<ConfigMap>("owner").Select(static map => map.Metadata.Name!);
                    var (a, b) = (Number(snapshot.Find<ConfigMap>("a")!), Number(snapshot.Find<ConfigMap>("b")!));
                    if (a - b is not (0 or 1) || listed["a"] != a || listed["b"] != b || !owned.SequenceEqual(listed.Keys.Where(static name => name == "c")))
                    {
                        torn.Add($"version {snapshot.Version}: a {a}, b {b}, listed {string.Join(',', listed)}, owned {string.Join(',', owned)}");
                    }
                }

                return torn;
            },
            TestContext.Current.CancellationToken);

        for (var i = 1; i <= changes; i++)
        {
            maps = [.. maps.Select(map => _store.Update(map with { Metadata = map.Metadata with { ResourceVersion = null }, Data = [("number", i.ToString(CultureInfo.InvariantCulture))] }).OrThrow())];
            if (i % 2 == 0)
            {
                _store.Delete(ObjectKey.Of("ConfigMap", null, "c")).OrThrow();
            }
            else
            {
                _store.Create(Map("c", 0) with { Metadata = new ObjectMeta { Name = "c", OwnerReferences = [new OwnerReference { ApiVersion = "v1", Kind = "ConfigMap", Name = "a", Uid = "owner" }] } }).OrThrow();
            }
        }

        Volatile.Write(ref isDone, true);
        Assert.Empty(await reader);
    }

    private static ConfigMap Map(string name, int number) => new(name) { Data = [("number", number.ToString(CultureInfo.InvariantCulture))] };

    private static int Number(ConfigMap map) => int.Parse(map.Data!["number"]!, CultureInfo.InvariantCulture);

    private static string Describe(ClusterSnapshot snapshot) => string.Join(
        '\n',
        snapshot.Pods.Select(pod => $"{pod.Metadata.Name} {pod.Metadata.Uid} {pod.Metadata.ResourceVersion} {pod.Spec!.NodeName?.Name}")
            .Append(string.Join(' ', snapshot.ByIndex<Pod>(SnapshotIndex.PodsByNode, "").Select(static pod => pod.Metadata.Name)))
            .Append(string.Join(' ', snapshot.DependentsOf<Pod>("").Select(static pod => pod.Metadata.Name))));

    private void Create(int i, string label) => _store.Create(new Pod(
        new ObjectMeta { Name = string.Create(CultureInfo.InvariantCulture, $"p-{i}"), Labels = ("made", label) },
        new PodSpec { Containers = [new Container("main", "app:1")] })).OrThrow();
}
