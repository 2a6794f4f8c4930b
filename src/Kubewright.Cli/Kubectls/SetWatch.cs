using System.Text;
using Kubewright.Planning;
using Kubewright.Runtime;

namespace Kubewright.Cli;

/// <summary>Prints how far sets of a cluster have got, until all are where they should be.</summary>
/// <param name="kubectl">The way to the cluster.</param>
/// <param name="console">Where to print.</param>
internal sealed class SetWatch(Kubectl kubectl, CliConsole console)
{
    /// <summary>Watches.</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether all sets got there.</returns>
    public async Task<bool> WaitAsync(IReadOnlyList<ObjectId> sets, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            var watches = sets.GroupBy(static set => set.Namespace).Select(space => WatchAsync(space.Key, [.. space.Select(static set => set.Name)], limit.Token));
            return (await Task.WhenAll(watches).ConfigureAwait(false)).All(static isReady => isReady);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            console.Complain($"not ready after {AgeText.Of(timeout)}; 'kubectl get pods' says more, and --timeout gives more time.");
            return false;
        }
    }

    private async Task<bool> WatchAsync(string @namespace, HashSet<string> names, CancellationToken cancellation)
    {
        var waiting = new HashSet<string>(names, StringComparer.Ordinal);
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        var document = new StringBuilder();
        await foreach (var line in kubectl.LinesAsync(["get", "statefulsets.apps", "--namespace", @namespace, "--watch", "--output", "json"], cancellation).ConfigureAwait(false))
        {
            document.Append(line).Append('\n');
            if (line != "}")
            {
                continue;
            }

            var read = Manifest.ReadJson(Encoding.UTF8.GetBytes(document.ToString()), []);
            document.Clear();
            if (read is not StatefulSet { Metadata.Name: { } name } set || !names.Contains(name))
            {
                continue;
            }

            var text = Describe(set);
            if (told.GetValueOrDefault(name) != text)
            {
                told[name] = text;
                console.Out.WriteLine($"{PlanObject.Of(set).Id}: {text}");
                await console.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }

            _ = Rollout.IsReady(set) ? waiting.Remove(name) : waiting.Add(name);
            if (waiting.Count == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Describe(StatefulSet set) =>
        $"{set.Status?.UpdatedReplicas ?? 0} updated, {set.Status?.ReadyReplicas ?? 0} ready, of {set.Spec?.Replicas ?? 1}{(Rollout.IsReady(set) ? ": done" : "")}";
}
