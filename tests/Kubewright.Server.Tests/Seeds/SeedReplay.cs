using Kubewright.Schema;

namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>Types the commands of a script, and looks at what they print.</summary>
internal sealed class SeedReplay(SeedScript script, ServedCluster served, Terminal terminal, IReadOnlySet<string> abilities) : IAsyncDisposable
{
    /// <summary>How often somebody looks: in some clusters something always changes.</summary>
    private const int MostLooks = 100;

    private readonly Dictionary<int, RunningCommand> _terminals = [];

    /// <summary>The cluster that a script asks for.</summary>
    public static ClusterOptions OptionsOf(SeedScript script)
    {
        var options = new ClusterOptions();
        foreach (var (name, value) in script.Cluster)
        {
            options = name switch
            {
                "default-storage-class" => options with { DefaultStorageClass = value == "none" ? null : value },
                "storage-classes" => options with { StorageClasses = [.. value.Split(',').Select(static name => new SimulatedStorageClass(name))] },
                "nodes" => options with { Nodes = [.. value.Split(',').Select(static name => new SimulatedNode(name))] },
                "kubernetes-version" => options with { KubernetesVersion = KubernetesVersion.TryParse(value, out var version) ? version : throw new FormatException($"{value} is no version") },
                _ => throw new FormatException($"no cluster has a {name}"),
            };
        }

        return options;
    }

    /// <summary>Does it all; the first step that is not as it should be fails the test.</summary>
    public async Task RunAsync()
    {
        foreach (var (name, content) in script.Files)
        {
            await File.WriteAllTextAsync(Path.Combine(terminal.Folder, name), content);
        }

        foreach (var step in script.Steps.Where(step => step.Needs is null || abilities.Contains(step.Needs)))
        {
            var error = step switch
            {
                { Command: null } => await step.Expected.FollowAsync(_terminals[step.Terminal]),
                { Terminal: > 0 } => await BeginAsync(step),
                { IsQuestion: true } => await AskAsync(step),
                _ => await TypeAsync(step),
            };
            Assert.True(error is null, $"line {step.Line}: {step.Command ?? $"terminal {step.Terminal}"}\n{error}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _terminals.Values)
        {
            await running.DisposeAsync();
        }
    }

    private async Task<string?> BeginAsync(SeedStep step)
    {
        if (_terminals.Remove(step.Terminal, out var before))
        {
            await before.DisposeAsync();
        }

        _terminals[step.Terminal] = await terminal.BeginAsync(step.Command!);
        return await step.Expected.FollowAsync(_terminals[step.Terminal]);
    }

    private async Task<string?> TypeAsync(SeedStep step)
    {
        var output = await terminal.RunAsync(step.Command! + (step.DeletesPods ? " --wait=false" : ""));
        return step.Expected.Matches(output.Text) ? null : Difference(step, output);
    }

    /// <summary>A person who does not see yet what should be there looks again when something has changed.</summary>
    private async Task<string?> AskAsync(SeedStep step)
    {
        for (var look = 1; ; look++)
        {
            var version = served.Cluster.Snapshot.Version;
            var output = await terminal.RunAsync(step.Command!);
            if (step.Expected.Matches(output.Text))
            {
                return null;
            }

            if (look == MostLooks)
            {
                return Difference(step, output);
            }

            try
            {
                await served.UntilAsync(snapshot => snapshot.Version > version);
            }
            catch (TimeoutException)
            {
                return Difference(step, output);
            }
        }
    }

    private static string Difference(SeedStep step, TerminalOutput output) =>
        $"ended with {output.Code} and printed\n{output.Text.TrimEnd()}\ninstead of\n{string.Join('\n', step.Expected.Lines)}";
}
