using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>A folder keeps a cluster as it was.</summary>
public sealed class ClusterDatabaseTests : IDisposable
{
    private const string Set =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          serviceName: nginx
          replicas: 2
          selector: { matchLabels: { app: nginx } }
          template:
            metadata: { labels: { app: nginx } }
            spec:
              containers:
              - name: nginx
                image: nginx:1.27
                volumeMounts: [{ name: www, mountPath: /www }]
          volumeClaimTemplates:
          - metadata: { name: www }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly string _parent = Directory.CreateTempSubdirectory("kubewright-").FullName;

    private string Folder => Path.Combine(_parent, "data");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public async Task Open_AfterARun_HasEveryObjectAsItWas()
    {
        var before = await RunAsync(static cluster => Apply(cluster, Set));

        await using var database = ClusterDatabase.Open(Folder);
        var after = Cluster.Create(new ClusterOptions { State = database.State }).Snapshot;

        Assert.Equal(before.Version, after.Version);
        Assert.NotEmpty(after.Pods);
        foreach (var kind in KindInfo.All)
        {
            Assert.Equal(before.All(kind.Kind), after.All(kind.Kind));
        }
    }

    [Fact]
    public async Task Cluster_OfARestoredState_GoesOnWhereItWas()
    {
        var before = await RunAsync(static cluster => Apply(cluster, Set));

        var after = await RunAsync(static cluster => cluster.Store.Update(Web(cluster) with { Spec = Web(cluster).Spec! with { Replicas = 4 } }).OrThrow());

        Assert.Equal(4, Web(after).Status!.ReadyReplicas);
        Assert.Equal(before.Pods.Select(Identity), after.Pods.Take(2).Select(Identity));
        Assert.Equal(4, after.Pods.Select(static pod => pod.Status!.PodIP).Distinct().Count());
    }

    [Fact]
    public async Task Open_AfterARunWithCustomObjects_ReadsThemByTheirDefinition()
    {
        var before = await RunAsync(static cluster =>
        {
            cluster.Store.Create(Custom(CustomDefinition.Names, """
                {
                  "metadata": { "name": "crontabs.stable.example.com" },
                  "spec": {
                    "group": "stable.example.com", "scope": "Namespaced", "names": { "plural": "crontabs", "singular": "crontab", "kind": "CronTab", "listKind": "CronTabList" },
                    "versions": [{ "name": "v1", "served": true, "storage": true, "schema": { "openAPIV3Schema": { "type": "object", "x-kubernetes-preserve-unknown-fields": true } } }]
                  }
                }
                """)).OrThrow();
            var names = CustomDefinition.Of(cluster.Snapshot.All(CustomDefinition.KeyKind).Single())!.Stored;
            cluster.Store.Create(Custom(names, """{ "metadata": { "name": "often" }, "spec": { "schedule": "* * * * *" } }""")).OrThrow();

            // The definition is now the newer one of the two.
            var definition = cluster.Snapshot.All(CustomDefinition.KeyKind).Single();
            cluster.Store.Update(definition.WithMetadata(definition.Metadata with { Labels = ("changed", "later") })).OrThrow();
        });

        await using var database = ClusterDatabase.Open(Folder);
        var after = Cluster.Create(new ClusterOptions { State = database.State }).Snapshot;

        Assert.Equal(before.All(CustomDefinition.KeyKind), after.All(CustomDefinition.KeyKind));
        var tab = Assert.Single(after.All("crontabs.stable.example.com"));
        Assert.Equal(Assert.Single(before.All("crontabs.stable.example.com")), tab);
        Assert.Equal("* * * * *", ((CustomObject)tab).ToJson()["spec"]!["schedule"]!.ToString());

        static CustomObject Custom(ResourceKind names, string json) => CustomObject.Read(names, (JsonObject)JsonNode.Parse(json)!, [])!;
    }

    [Fact]
    public async Task Cluster_OfARestoredState_RepeatsNoUid()
    {
        var uids = new List<string?>();
        for (var run = 0; run < 4; run++)
        {
            var name = $"config-{run}";
            var snapshot = await RunAsync(cluster => cluster.Store.Create(new ConfigMap(new ObjectMeta { Name = name })).OrThrow());
            uids.Add(snapshot.Find<ConfigMap>(name)!.Metadata.Uid);
        }

        Assert.Distinct(uids);
    }

    [Fact]
    public async Task Watch_FromBeforeARestart_IsTooOld()
    {
        var version = (await RunAsync(static cluster => Apply(cluster, Set))).Version;

        await using var database = ClusterDatabase.Open(Folder);
        var store = Cluster.Create(new ClusterOptions { State = database.State }).Store;

        Assert.True(store.HasEventsSince(version));
        Assert.False(store.HasEventsSince(version - 1));
        Assert.False(store.HasEventsSince(version + 1));
        Assert.Equal(0, store.EventsSince(version).Length);
    }

    [Fact]
    public async Task Files_OfAClaim_AreThereAfterARestart()
    {
        await RunAsync(static cluster => Apply(cluster, Set));
        await RunAsync(static cluster =>
        {
            Assert.Equal("", Run(cluster, "mkdir -p /www/a/b && echo one > /www/a/b/c && echo two > /www/d && ln -s d /www/e && rm /www/d && echo three > /www/f && mv /www/f /www/d && chmod 600 /www/d"));
        });

        await RunAsync(static cluster => Assert.Equal("one\nthree\n-rw-------", Run(cluster, "cat /www/a/b/c /www/e; ls -l /www/d | cut -c1-10")));

        static string Run(Cluster cluster, string script)
        {
            var result = cluster.Exec(null, "web-0", null, ["sh", "-c", script]);
            return (result.StandardOutput + result.StandardError).Trim();
        }
    }

    [Fact]
    public async Task Files_ThatAConnectedProgramWrites_AreKeptWhenItHasEnded()
    {
        await RunAsync(static cluster => Apply(cluster, Set));
        await using (var database = ClusterDatabase.Open(Folder))
        {
            var cluster = Cluster.Create(new ClusterOptions { State = database.State });
            database.Follow(cluster);
            using var process = cluster.StartProcess(null, "web-0", null, ["sh", "-c", "echo kept > /www/x"]).OrThrow();
            Assert.Equal(0, await process.Exit.WaitAsync(Patience.Limit));
            await database.WhenDurable();
        }

        await RunAsync(static cluster => Assert.Equal("kept\n", cluster.Exec(null, "web-0", null, ["cat", "/www/x"]).StandardOutput));
    }

    [Fact]
    public async Task Files_ThatATypedLineWrites_AreKeptWhileTheShellGoesOn()
    {
        await RunAsync(static cluster => Apply(cluster, Set));
        await using (var database = ClusterDatabase.Open(Folder))
        {
            var cluster = Cluster.Create(new ClusterOptions { State = database.State });
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            cluster.FollowFiles(_ => written.TrySetResult());
            using var process = cluster.StartProcess(null, "web-0", null, ["sh"], isTerminal: true).OrThrow();

            await process.WriteAsync("echo typed > /www/x\n"u8.ToArray());

            await written.Task.WaitAsync(Patience.Limit);
            Assert.False(process.Exit.IsCompleted);
        }
    }

    [Fact]
    public async Task Files_ThatAContainersOwnCommandWrites_AreKept()
    {
        await RunAsync(static cluster => Apply(cluster, Set.Replace("image: nginx:1.27", "image: busybox\n        command: [sh, -c, 'echo own > /www/x; sleep 1000000']", StringComparison.Ordinal)));

        await RunAsync(static cluster => Assert.Equal("own\n", cluster.Exec(null, "web-0", null, ["cat", "/www/x"]).StandardOutput));
    }

    [Fact]
    public async Task LatestTime_OfARun_IsNotBeforeItsLastChange()
    {
        await RunAsync(static cluster => Apply(cluster, Set));

        await using var database = ClusterDatabase.Open(Folder);

        Assert.InRange(database.State!.LatestTime!.Value, VirtualClock.Epoch.AddSeconds(2), VirtualClock.Epoch + Minute);
        Assert.Equal(database.State.Objects.Max(static obj => (obj as Event)?.LastTimestamp ?? obj.Metadata.CreationTimestamp), database.State.LatestTime);
    }

    [Fact]
    public async Task Delete_BeforeARestart_Lasts()
    {
        await RunAsync(static cluster => Apply(cluster, Set));
        await RunAsync(static cluster => cluster.Delete("StatefulSet", null, "web").OrThrow());

        await using var database = ClusterDatabase.Open(Folder);
        var snapshot = Cluster.Create(new ClusterOptions { State = database.State }).Snapshot;

        Assert.Empty(snapshot.StatefulSets);
        Assert.Empty(snapshot.Pods);
        Assert.Equal(2, snapshot.PersistentVolumeClaims.Count);
    }

    [Fact]
    public async Task Open_FolderInUse_SaysSo()
    {
        await using var database = ClusterDatabase.Open(Folder);

        var error = Assert.Throws<IOException>(() => ClusterDatabase.Open(Folder));

        Assert.Equal($"{Folder} is in use by another cluster; end that one, or name another folder", error.Message);
    }

    [Theory]
    [InlineData("cluster.db", "file is not a database")]
    [InlineData("", "cannot be used for data")]
    public void Open_FolderThatCannotBeUsed_SaysWhy(string file, string expected)
    {
        if (file.Length > 0)
        {
            Directory.CreateDirectory(Folder);
        }

        File.WriteAllText(Path.Combine(Folder, file), new string('x', 4096));

        var error = Assert.Throws<IOException>(() => ClusterDatabase.Open(Folder));

        Assert.StartsWith(Folder, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Folder_OnUnix_IsForItsOwnerAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await RunAsync(static cluster => Apply(cluster, Set));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "cluster.db")));
        }
    }

    [Fact]
    public async Task Kubeconfig_OfAServerWithAFolder_StaysValid()
    {
        Directory.CreateDirectory(Folder);
        var options = new ServerOptions { CredentialsFolder = Folder };
        var (first, second) = (Path.Combine(_parent, "first"), Path.Combine(_parent, "second"));
        foreach (var path in new[] { first, second })
        {
            await using var server = await KubernetesServer.StartAsync(Cluster.Create(), options);
            server.WriteKubeconfig(path);
        }

        Assert.Equal(Lasting(first), Lasting(second));

        static IEnumerable<string> Lasting(string path) => File.ReadLines(path).Where(static line => line.Contains("authority", StringComparison.Ordinal) || line.Contains("token:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WriteKubeconfig_FileOfSomebodyElse_IsLeftAlone()
    {
        var path = Path.Combine(_parent, "config");
        await File.WriteAllTextAsync(path, "apiVersion: v1\n");
        await using var server = await KubernetesServer.StartAsync(Cluster.Create());

        var error = Assert.Throws<IOException>(() => server.WriteKubeconfig(path));

        Assert.Contains("was not written by kubewright", error.Message, StringComparison.Ordinal);
        Assert.Equal("apiVersion: v1\n", await File.ReadAllTextAsync(path));
    }

    /// <summary>One run of the cluster in the folder: does something, lets a minute pass, and ends when all is on the disk.</summary>
    private async Task<ClusterSnapshot> RunAsync(Action<Cluster> act)
    {
        await using var database = ClusterDatabase.Open(Folder);
        var cluster = Cluster.Create(new ClusterOptions { State = database.State });
        database.Follow(cluster);
        act(cluster);
        cluster.Advance(Minute);
        await database.WhenDurable();
        Assert.Empty(cluster.Faults);
        return cluster.Snapshot;
    }

    private static void Apply(Cluster cluster, string manifest) => cluster.Apply(Manifest.Parse(manifest, "web.yaml").Objects.Single().Object!).OrThrow();

    private static StatefulSet Web(Cluster cluster) => Web(cluster.Snapshot);

    private static StatefulSet Web(ClusterSnapshot snapshot) => snapshot.Find<StatefulSet>("web")!;

    private static string Identity(Pod pod) => $"{pod.Metadata.Name} {pod.Metadata.Uid} {pod.Status!.PodIP} {pod.Status.StartTime}";
}
