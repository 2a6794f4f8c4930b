using Kubewright.Runtime;
using Kubewright.Schema;
using Kubewright.Server;

namespace Kubewright.Cli;

/// <summary>One run of manifests in a simulated cluster.</summary>
/// <param name="options">How to run.</param>
/// <param name="console">Where to print.</param>
internal sealed class Simulation(UpOptions options, CliConsole console)
{
    /// <summary>Runs the objects and prints the pods' life and the end.</summary>
    /// <param name="objects">What to run.</param>
    /// <param name="sources">Notices that what was given changes; null when it is not followed.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<(IKubernetesObject Object, TextOrigin? Location)> objects, SourceWatch? sources, CancellationToken cancellation)
    {
        ClusterDatabase? database = null;
        if (options.DataFolder is { } folder && (database = await TryAsync(() => Task.FromResult(ClusterDatabase.Open(folder))).ConfigureAwait(false)) is null)
        {
            return ExitCode.BadInput;
        }

        await using var closing = database;
        var cluster = Create(objects.Select(static item => item.Object), database?.State);
        database?.Follow(cluster);
        if (!Admission.Apply(cluster, objects, console))
        {
            return ExitCode.BadInput;
        }

        ClusterServing? serving = null;
        if (options.Serve is { } serve && (serving = await TryAsync(() => ClusterServing.StartAsync(cluster, serve, database, console)).ConfigureAwait(false)) is null)
        {
            return ExitCode.BadInput;
        }

        await using var stopping = serving;
        return await PlayAsync(cluster, objects, sources, database, cancellation).ConfigureAwait(false);
    }

    /// <summary>What opens something outside; null when that cannot be used, which is then said in a line.</summary>
    private async Task<T?> TryAsync<T>(Func<Task<T>> open)
        where T : class
    {
        try
        {
            return await open().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain(error.Message.TrimEnd('.') + ".");
            return null;
        }
    }

    private async Task<int> PlayAsync(
        Cluster cluster,
        IReadOnlyList<(IKubernetesObject Object, TextOrigin? Location)> objects,
        SourceWatch? sources,
        ClusterDatabase? database,
        CancellationToken cancellation)
    {
        // A cluster that is served may get further namespaces at any time.
        var showsNamespace = options.Serve is not null
            || objects.Select(static item => ObjectKey.Of(item.Object).Namespace).Where(static name => name.Length > 0).Distinct().Count() > 1;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var following = sources is null
            ? Task.CompletedTask
            : new SourceFollower(options.Inputs, console).RunAsync(cluster, objects.Select(static item => item.Object), sources, ending.Token);
        _ = EndWithAsync(database?.Completion, ending);
        var isReady = await WatchAsync(cluster, showsNamespace, ending.Token).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        try
        {
            await following.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        if (database is { Completion: { IsFaulted: true, Exception: { } failure } })
        {
            console.Complain(failure.InnerException!.Message + ".");
            return ExitCode.Failure;
        }

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

        return !options.UntilReady || (isReady && AreThere(objects.Select(static item => item.Object), cluster.Snapshot)) ? ExitCode.Success
            : isReady ? ExitCode.Failure
            : Explain(cluster, cancellation.IsCancellationRequested);
    }

    /// <summary>Says which of the sets are gone: the garbage collector takes one whose owners are not there, and what is gone is not ready.</summary>
    private bool AreThere(IEnumerable<IKubernetesObject> objects, ClusterSnapshot snapshot)
    {
        var gone = objects.OfType<StatefulSet>().Where(set => snapshot.Find(ObjectKey.Of(set)) is null).ToList();
        foreach (var set in gone)
        {
            var why = set.Metadata.OwnerReferences is [var owner, ..]
                ? $"the garbage collector removed it, since its owner {owner.Kind} {owner.Name} (uid {owner.Uid}) is not in the cluster. Take metadata.ownerReferences out of the manifest."
                : "it was deleted.";
            console.Complain($"StatefulSet {set.Metadata.Name} is gone: {why}");
        }

        return gone.Count == 0;
    }

    /// <summary>A class that the manifests bring is theirs: the cluster does not start with one of that name.</summary>
    private Cluster Create(IEnumerable<IKubernetesObject> objects, ClusterState? state)
    {
        var brought = objects.OfType<StorageClass>().Select(static item => item.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        return Cluster.Create(new ClusterOptions
        {
            Clock = options.VirtualTime ? null : ClockAfter(state?.LatestTime),
            Nodes = SimulatedNode.Fleet(options.Nodes),
            Faults = options.Faults,
            State = state,
            DefaultStorageClass = brought.Contains(options.DefaultStorageClass) ? null : options.DefaultStorageClass,
            StorageClasses = [.. options.StorageClasses.Where(name => !brought.Contains(name))],
        });
    }

    /// <summary>The clock of a run. Of a cluster that ran faster than time passes, the time may be ahead: it goes on from there.</summary>
    private TimeProvider ClockAfter(DateTimeOffset? latest)
    {
        var isAhead = latest > TimeProvider.System.GetUtcNow();
        return options.Speed == 1 && !isAhead ? TimeProvider.System : new ScaledClock(TimeProvider.System, options.Speed, isAhead ? latest : null);
    }

    /// <summary>A cluster that can no longer be kept must not go on as if it were.</summary>
    private static async Task EndWithAsync(Task? completion, CancellationTokenSource ending)
    {
        if (completion is null)
        {
            return;
        }

        await completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (completion.IsFaulted && !ending.IsCancellationRequested)
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
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
