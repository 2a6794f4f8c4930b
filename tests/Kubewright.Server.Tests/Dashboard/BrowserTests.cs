using System.Diagnostics;
using System.Globalization;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>
/// The dashboard in a real browser, where Chromium is and KUBEWRIGHT_NODE_MODULES names a folder that has playwright-core. The
/// cluster's time passes only when the script asks for it. With KUBEWRIGHT_UPDATE_DOCS=1 the README's picture is taken anew.
/// </summary>
public sealed class BrowserTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task Dashboard_InABrowser_ShowsScaleAndRollout()
    {
        var modules = Environment.GetEnvironmentVariable("KUBEWRIGHT_NODE_MODULES");
        Assert.SkipUnless(modules is not null && Directory.Exists(Path.Combine(modules, "playwright-core")), "KUBEWRIGHT_NODE_MODULES names no folder with playwright-core.");
        Assert.SkipUnless(File.Exists(Chromium), $"There is no {Chromium}.");
        var cluster = Cluster.Create();
        foreach (var obj in Manifest.Load(Path.Combine(AppContext.BaseDirectory, "Dashboard", "cluster.yaml")).Objects)
        {
            Assert.True(cluster.Apply(obj.Object!).IsSuccess);
        }

        await using var server = await KubernetesServer.StartAsync(cluster);
        using var node = Start(modules!, server.DashboardUrl);
        var errors = node.StandardError.ReadToEndAsync();
        try
        {
            while (await node.StandardOutput.ReadLineAsync().WaitAsync(Patience.Limit) is { } line)
            {
                Perform(cluster, line.Split(' '));
                await node.StandardInput.WriteLineAsync("done");
            }

            await node.WaitForExitAsync().WaitAsync(Patience.Limit);
            Assert.True(node.ExitCode == 0, await errors);
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Does to the cluster what the script asks for.</summary>
    private static void Perform(Cluster cluster, string[] words)
    {
        switch (words)
        {
            case ["advance", var seconds]:
                cluster.Advance(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
                break;
            case ["scale", var name, var replicas]:
                Change(name, spec => spec with { Replicas = int.Parse(replicas, CultureInfo.InvariantCulture) });
                break;
            case ["image", var name, var image]:
                Change(name, spec => spec with
                {
                    Template = spec.Template with
                    {
                        Spec = spec.Template.Spec! with { Containers = [.. spec.Template.Spec.Containers!.Select(container => container with { Image = image })] },
                    },
                });
                break;
            default:
                Assert.Fail($"The script asks for: {string.Join(' ', words)}");
                break;
        }

        void Change(string name, Func<StatefulSetSpec, StatefulSetSpec> change)
        {
            var set = cluster.Snapshot.Find<StatefulSet>(name)!;
            Assert.True(cluster.Store.Update(set with { Spec = change(set.Spec!) }).IsSuccess);
        }
    }

    private static Process Start(string modules, Uri link)
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Dashboard", "browser.mjs"), modules, Chromium, link.ToString() },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Environment.GetEnvironmentVariable("KUBEWRIGHT_UPDATE_DOCS") == "1")
        {
            start.ArgumentList.Add(Path.Combine(Root, "src", "Kubewright.Server", "Dashboard", "dashboard.png"));
        }

        return Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Dsl.sln")))
            {
                folder = folder.Parent!;
            }

            return folder.FullName;
        }
    }
}
