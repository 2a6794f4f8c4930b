using Kubewright.Runtime;

namespace Kubewright.Cli;

/// <summary>Reads the inputs of a running cluster again when they change, and applies them.</summary>
/// <param name="inputs">What the command was given.</param>
/// <param name="console">Where to print.</param>
internal sealed class SourceFollower(IReadOnlyList<string> inputs, CliConsole console)
{
    /// <summary>Follows the inputs until it is cancelled. What is wrong with them is printed, and the cluster goes on.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="applied">The objects that it was given.</param>
    /// <param name="watch">Notices changes.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(Cluster cluster, IEnumerable<IKubernetesObject> applied, SourceWatch watch, CancellationToken cancellation)
    {
        var known = applied.Select(cluster.KeyOf).OfType<ObjectKey>().ToHashSet();
        while (true)
        {
            await watch.ChangedAsync(cancellation).ConfigureAwait(false);
            var input = await new InputReader(console) { EmitsOnBuild = true }.ReadAsync(inputs, cancellation).ConfigureAwait(false);
            if (input is null || Admission.Read(input, console) is not { } objects)
            {
                console.Error.WriteLine("The cluster goes on with what it has.");
                continue;
            }

            Learn(watch, input);
            var isAccepted = Admission.Apply(cluster, objects, console);
            var now = objects.Select(item => cluster.KeyOf(item.Object)).OfType<ObjectKey>().ToHashSet();
            foreach (var key in known.Except(now).Where(key => cluster.Snapshot.Find(key) is not null).Order())
            {
                // As with 'kubectl apply'; a name that was only mistyped must not cost a set its pods.
                console.Error.WriteLine($"{key} is no longer in the input and stays in the cluster; delete it with kubectl.");
            }

            known.UnionWith(now);
            if (isAccepted)
            {
                console.Error.WriteLine($"Applied {now.Count} objects.");
            }
        }
    }

    /// <summary>Lets the watch know what was built; a project that cannot be watched is no reason to end.</summary>
    public void Learn(SourceWatch watch, CommandInput input)
    {
        try
        {
            watch.Learn(input.Assemblies.Select(static item => item.OutputFolder), input.Assemblies.SelectMany(static item => item.ReferencedProjects));
        }
        catch (IOException error)
        {
            console.Complain($"not all sources are watched: {error.Message.TrimEnd('.')}.");
        }
    }
}
