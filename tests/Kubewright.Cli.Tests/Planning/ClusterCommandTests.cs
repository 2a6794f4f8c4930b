using System.Text.Json;
using Kubewright.Runtime;

namespace Kubewright.Cli.Tests;

/// <summary>What the commands do to a served cluster through the real kubectl; skipped where there is none.</summary>
public sealed class ClusterCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Apply_WaitedFor_DoesWhatThePlanSaid()
    {
        _folder.Write("old.yaml", Manifests.Web()).Write("new.yaml", PlanCommandTests.NewImage(Manifests.Web()));
        await using var cluster = await LiveCluster.StartAsync(_folder["kubeconfig"]);

        var first = await cluster.RunAsync("apply", _folder["old.yaml"], "--yes", "--wait", "--timeout", "5m", "--baseline", _folder["last"]);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("StatefulSet/web: 3 updated, 3 ready, of 3: done\n", first.Out, StringComparison.Ordinal);
        Assert.True(Rollout.IsComplete(cluster.Cluster.Snapshot));

        var plan = await cluster.RunAsync("plan", "--cluster", "--to", _folder["new.yaml"], "--format", "json");
        using var json = JsonDocument.Parse(plan.Out);
        var foretold = json.RootElement.GetProperty("rollout").GetProperty("sets")[0].GetProperty("steps").EnumerateArray()
            .Select(static step => $"{step.GetProperty("what").GetString()} {step.GetProperty("pod").GetString()}");

        var actual = new List<string>();
        using (cluster.Cluster.Subscribe(change => actual.AddRange(Steps(change))))
        {
            var second = await cluster.RunAsync("apply", _folder["new.yaml"], "--yes", "--wait", "--timeout", "5m", "--baseline", _folder["last"]);
            Assert.Equal(0, second.ExitCode);
        }

        Assert.Equal(foretold, actual);
        Assert.Contains("image: nginx:1.28", File.ReadAllText(Path.Combine(_folder["last"], "applied.yaml")), StringComparison.Ordinal);

        var again = await cluster.RunAsync("apply", _folder["new.yaml"], "--yes");
        Assert.Equal((0, "No changes: 2 objects as wanted.\n", ""), (again.ExitCode, again.Out, again.Error));
    }

    [Fact]
    public async Task Diff_Cluster_ShowsOnlyWhatAnApplyChanges()
    {
        _folder.Write("old.yaml", Manifests.Web()).Write("new.yaml", PlanCommandTests.NewImage(Manifests.Web()));
        await using var cluster = await LiveCluster.StartAsync(_folder["kubeconfig"]);
        Assert.Equal(0, (await cluster.RunAsync("apply", _folder["old.yaml"], "--yes")).ExitCode);

        var same = await cluster.RunAsync("diff", "--cluster", _folder["old.yaml"]);
        var other = await cluster.RunAsync("diff", "--cluster", _folder["new.yaml"]);

        Assert.Equal((0, "", ""), (same.ExitCode, same.Out, same.Error));
        Assert.Equal((1, "~ StatefulSet/web\n    spec.template.spec.containers[nginx].image: nginx:1.27 -> nginx:1.28\n"), (other.ExitCode, other.Out));
    }

    [Fact]
    public async Task Apply_Question_IsAskedAndHeeded()
    {
        _folder.Write("web.yaml", Manifests.Web(1));
        await using var cluster = await LiveCluster.StartAsync(_folder["kubeconfig"]);
        string[] words = ["apply", _folder["web.yaml"], "--kubeconfig", cluster.Kubeconfig];

        var unasked = await CliRun.Of(words);
        var declined = await CliRun.Answering("no\n", words);
        Assert.Empty(cluster.Cluster.Snapshot.StatefulSets);
        var accepted = await CliRun.Answering("y\n", words);

        Assert.Equal((2, "", "kubewright: there is no terminal to ask at; add --yes to apply without a question.\n"), (unasked.ExitCode, unasked.Out, unasked.Error));
        Assert.Equal((1, "Apply 2 objects? [y/N] kubewright: nothing was applied.\n"), (declined.ExitCode, declined.Error));
        Assert.Equal(0, accepted.ExitCode);
        Assert.Single(cluster.Cluster.Snapshot.StatefulSets);
    }

    [Fact]
    public async Task Apply_Prune_DeletesWhatWasAppliedAndIsNotWanted()
    {
        const string map = "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {a: b}}\n";
        const string claim = "---\n{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: www-web-0}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}\n";
        _folder.Write("all.yaml", Manifests.Web(1) + map + claim).Write("less.yaml", Manifests.Web(1));
        await using var cluster = await LiveCluster.StartAsync(_folder["kubeconfig"]);
        Assert.Equal(0, (await cluster.RunAsync("apply", _folder["all.yaml"], "--yes", "--baseline", _folder["last.yaml"])).ExitCode);

        var kept = await cluster.RunAsync("apply", _folder["less.yaml"], "--yes", "--baseline", _folder["last.yaml"]);
        Assert.NotNull(cluster.Cluster.Snapshot.Find<ConfigMap>("settings"));
        var pruned = await cluster.RunAsync("apply", _folder["less.yaml"], "--yes", "--prune", "--baseline", _folder["last.yaml"]);

        Assert.Equal((0, 0), (kept.ExitCode, pruned.ExitCode));
        Assert.Contains("configmap \"settings\" deleted", pruned.Out, StringComparison.Ordinal);
        Assert.Null(cluster.Cluster.Snapshot.Find<ConfigMap>("settings"));
        Assert.NotNull(cluster.Cluster.Snapshot.Find<PersistentVolumeClaim>("www-web-0"));
        Assert.DoesNotContain("settings", _folder.Read("last.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_FieldOfSomebodyElse_IsAConflictInKubectlsWords()
    {
        const string map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: b}\n";
        _folder.Write("map.yaml", map).Write("other.yaml", map.Replace("a: b", "a: c", StringComparison.Ordinal));
        await using var cluster = await LiveCluster.StartAsync(_folder["kubeconfig"]);
        var target = new ClusterTarget(null, cluster.Kubeconfig);
        var console = new CliConsole(Stream.Null, TextWriter.Null, TextWriter.Null);
        Assert.True((await new Kubectl(console, target).RunAsync(["apply", "--server-side", "--filename", _folder["map.yaml"]], "", CancellationToken.None))!.IsSuccess);

        var refused = await cluster.RunAsync("apply", _folder["other.yaml"], "--yes");
        var forced = await cluster.RunAsync("apply", _folder["other.yaml"], "--yes", "--force-conflicts");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("conflict with \"kubectl\": .data.a", refused.Error, StringComparison.Ordinal);
        Assert.EndsWith("kubewright: nothing was applied.\n", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
        Assert.Equal("c", cluster.Cluster.Snapshot.Find<ConfigMap>("settings")!.Data!["a"]);
    }

    [Fact]
    public async Task Apply_ChangeThatIsRefused_IsNotTried()
    {
        _folder.Write("old.yaml", Manifests.Web(1)).Write("new.yaml", Manifests.Web(2).Replace("storage: 1Gi", "storage: 2Gi", StringComparison.Ordinal));
        await using var cluster = await LiveCluster.StartAsync(_folder["kubeconfig"]);
        Assert.Equal(0, (await cluster.RunAsync("apply", _folder["old.yaml"], "--yes")).ExitCode);

        var run = await cluster.RunAsync("apply", _folder["new.yaml"], "--yes");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("kubewright: nothing was applied, because some of it would be refused.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(cluster.Cluster.Snapshot.StatefulSets).Spec!.Replicas);
    }

    [Fact]
    public async Task Apply_NewNamespaceAndNewKind_ComeBeforeWhatIsInThem()
    {
        _folder.Write("all.yaml", $$$"""
            {apiVersion: example.com/v1, kind: Ring, metadata: {name: one, namespace: shop}, spec: {nodes: 3}}
            ---
            {{{Manifests.Web(1, ns: "shop")}}}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: rings.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {kind: Ring, plural: rings, singular: ring}
              versions:
              - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true} } }
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
            """);
        await using var cluster = await LiveCluster.StartAsync(_folder["kubeconfig"]);

        var run = await cluster.RunAsync("apply", _folder["all.yaml"], "--yes");
        var again = await cluster.RunAsync("diff", "--cluster", _folder["all.yaml"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["namespace/shop", "customresourcedefinition.apiextensions.k8s.io/rings.example.com", "service/nginx", "statefulset.apps/web", "ring.example.com/one"],
            run.Lines.Where(static line => line.EndsWith(" serverside-applied", StringComparison.Ordinal)).Select(static line => line.Split(' ')[0]));
        Assert.Equal((0, ""), (again.ExitCode, again.Out));
    }

    [Fact]
    public async Task Plan_ClusterThatCannotBeReached_IsSaid()
    {
        _folder.Write("web.yaml", Manifests.Web(1));
        await using var cluster = await LiveCluster.StartAsync(_folder["kubeconfig"]);

        var run = await cluster.RunAsync("plan", "--cluster", "--context", "elsewhere", "--to", _folder["web.yaml"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("elsewhere", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("kubewright: the cluster cannot be read.\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>What a change of a pod is in the words of a plan's JSON.</summary>
    private static IEnumerable<string> Steps(StoreEvent change)
    {
        if (change.Object is not Pod)
        {
            return [];
        }

        var (old, pod) = (change.Old as Pod, change.New as Pod);
        var what = old is null ? "created"
            : pod is null ? "gone"
            : old.Metadata.DeletionTimestamp is null && pod.Metadata.DeletionTimestamp is not null ? "stops"
            : !Rollout.IsReady(old) && Rollout.IsReady(pod) ? "ready" : null;
        return what is null ? [] : [$"{what} {change.Key.Name}"];
    }
}
