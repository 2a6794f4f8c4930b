using System.Diagnostics;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>The official JavaScript client, where node is and KUBEWRIGHT_NODE_MODULES names a folder that has it.</summary>
public sealed class NodeClientTests
{
    private const int Objects = 100;
    private const int ChangesEach = 100;

    [Fact]
    public async Task JavaScriptClient_ListsWatchesAndPatches_AndMissesNothing()
    {
        var modules = Environment.GetEnvironmentVariable("KUBEWRIGHT_NODE_MODULES");
        Assert.SkipUnless(
            modules is not null && Directory.Exists(Path.Combine(modules, "@kubernetes", "client-node")),
            "KUBEWRIGHT_NODE_MODULES names no folder with @kubernetes/client-node.");
        await using var served = await ServedCluster.StartAsync();
        await served.CreateAsync("/apis/apps/v1/namespaces/default/statefulsets", Samples.Set);
        await served.UntilAsync(static snapshot => snapshot.Pods.Count == 1);

        using var node = Start(served.Kubeconfig, modules!);
        var errors = node.StandardError.ReadToEndAsync();
        try
        {
            Assert.Equal("pods web-0", await ReadAsync(node, errors));
            Assert.Equal("watching", await ReadAsync(node, errors));
            Change(served.Cluster.Store);

            Assert.Equal($"changes {Objects * ChangesEach} jumps 0 objects {Objects}", await ReadAsync(node, errors));
            Assert.Equal("replicas 2", await ReadAsync(node, errors));
            Assert.Equal("exec Success web-0", await ReadAsync(node, errors));
            await node.WaitForExitAsync().WaitAsync(Patience.Limit);
            Assert.Equal(0, node.ExitCode);
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }

    private static void Change(Store store)
    {
        for (var count = 0; count < ChangesEach; count++)
        {
            for (var i = 0; i < Objects; i++)
            {
                var map = new ConfigMap($"counter-{i}") { Namespace = "default", Labels = ("counter", ""), Data = new Dictionary<string, string> { ["count"] = count.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
                Assert.True((count == 0 ? store.Create(map) : store.Update(map)).IsSuccess);
            }
        }
    }

    private static Process Start(string kubeconfig, string modules)
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Node", "client.mjs"), modules, $"{Objects * ChangesEach}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        start.Environment["KUBECONFIG"] = kubeconfig;
        return Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
    }

    private static async Task<string> ReadAsync(Process node, Task<string> errors)
    {
        var line = await node.StandardOutput.ReadLineAsync().WaitAsync(Patience.Limit);
        return line ?? throw new EndOfStreamException($"node ended with {node.ExitCode}: {await errors}");
    }
}
