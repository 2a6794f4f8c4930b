using Kubewright.Runtime;
using Kubewright.Schema;

namespace Kubewright.Cli;

/// <summary>One run of manifests in a simulated cluster.</summary>
/// <param name="options">How to run.</param>
/// <param name="console">Where to print.</param>
internal sealed class Simulation(UpOptions options, CliConsole console)
{
    /// <summary>Runs the objects and prints the pods' life and the end.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<(IKubernetesObject Object, TextOrigin? Location)> objects, CancellationToken cancellation)
    {
        var cluster = Create(objects.Select(static item => item.Object));
        if (!Admission.Apply(cluster, objects, console))
        {
            return ExitCode.BadInput;
        }

        var showsNamespace = objects.Select(static item => ObjectKey.Of(item.Object).Namespace).Where(static name => name.Length > 0).Distinct().Count() > 1;
        var isReady = await WatchAsync(cluster, showsNamespace, cancellation).ConfigureAwait(false);
        ClusterSummary.Write(console.Out, cluster.Snapshot, cluster.Clock.GetUtcNow(), showsNamespace);
        await console.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var fault in cluster.Faults)
        {
            console.Complain($"the {fault.Controller} controller failed at {fault.Key}, which is a defect of the simulation: {fault.Exception}");
        }

        if (options.Timeline?.Write(cluster.Timeline, console) == false)
        {
            return ExitCode.BadInput;
        }

        return isReady || !options.UntilReady ? ExitCode.Success : Explain(cluster, cancellation.IsCancellationRequested);
    }

    /// <summary>A class that the manifests bring is theirs: the cluster does not start with one of that name.</summary>
    private Cluster Create(IEnumerable<IKubernetesObject> objects)
    {
        var brought = objects.OfType<StorageClass>().Select(static item => item.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        return Cluster.Create(new ClusterOptions
        {
            Clock = options.VirtualTime ? null : options.Speed == 1 ? TimeProvider.System : new ScaledClock(TimeProvider.System, options.Speed),
            Nodes = SimulatedNode.Fleet(options.Nodes),
            Faults = options.Faults,
            DefaultStorageClass = brought.Contains(options.DefaultStorageClass) ? null : options.DefaultStorageClass,
            StorageClasses = [.. options.StorageClasses.Where(name => !brought.Contains(name))],
        });
    }

    private async Task<bool> WatchAsync(Cluster cluster, bool showsNamespace, CancellationToken cancellation)
    {
        using var subscription = cluster.Subscribe(new PodWatch(console.Out, showsNamespace).OnChange);
        if (options.VirtualTime)
        {
            return options.UntilReady ? cluster.RunUntil(Rollout.IsComplete, options.Limit) : cluster.RunUntilIdle(options.Limit);
        }

        try
        {
            return await cluster.RunUntilAsync(options.UntilReady ? Rollout.IsComplete : static _ => false, options.Limit, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Rollout.IsComplete(cluster.Snapshot);
        }
    }

    private int Explain(Cluster cluster, bool isInterrupted)
    {
        console.Error.WriteLine();
        console.Complain(isInterrupted ? "interrupted before everything was ready." : $"not ready after {AgeText.Of(options.Limit)}.");
        var explainer = new WaitExplainer(cluster.Snapshot, cluster.Clock.GetUtcNow()) { Advice = Suggest, TimeAdvice = "give it more time with --timeout." };
        foreach (var line in explainer.Explain())
        {
            console.Error.WriteLine(line);
        }

        return ExitCode.Failure;
    }

    private static string? Suggest(ClaimExplanation explanation) => explanation.Reason switch
    {
        ClaimWaitReason.ClassMissing => $"Or let this cluster have it: --storage-class {explanation.Class}",
        ClaimWaitReason.NoClass => "Or let this cluster have a default: --default-storage-class standard",
        _ => null,
    };
}
