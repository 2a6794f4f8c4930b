using Kubewright.Planning;

namespace Kubewright.Cli;

/// <summary>Applies objects to a cluster, in stages: what others refer to comes first, and a stage that fails is the last.</summary>
/// <param name="kubectl">The way to the cluster.</param>
/// <param name="console">Where kubectl's words go.</param>
/// <param name="forcesConflicts">Whether fields of other managers are taken over.</param>
internal sealed class Applier(Kubectl kubectl, CliConsole console, bool forcesConflicts)
{
    /// <summary>Asks the API server about all that it can know already, and changes nothing.</summary>
    /// <param name="objects">What is to be applied.</param>
    /// <param name="live">What is there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether it would take everything.</returns>
    public async Task<bool> TryAsync(IReadOnlyList<PlanObject> objects, IReadOnlyCollection<ObjectId> live, CancellationToken cancellation)
    {
        var defined = CustomKinds.DefinedBy(objects);
        var known = objects
            .Where(item => !defined.Contains(CustomKinds.Of(item.Id)) || live.Any(id => CustomKinds.Of(id) == CustomKinds.Of(item.Id)))
            .Where(item => !objects.Any(space => space.Id is { Group: "", Kind: "Namespace" } && space.Id.Name == item.Id.Namespace && !live.Contains(space.Id)))
            .ToList();
        return known.Count == 0 || await RunAsync(known, ["--dry-run=server"], isQuiet: true, cancellation).ConfigureAwait(false);
    }

    /// <summary>Applies them.</summary>
    /// <returns>Whether all stages succeeded.</returns>
    public async Task<bool> ApplyAsync(IReadOnlyList<PlanObject> objects, CancellationToken cancellation)
    {
        foreach (var stage in objects.OrderBy(static item => item.Id).GroupBy(static item => ApplyOrder.RankOf(item.Id.Group, item.Id.Kind)))
        {
            if (!await RunAsync([.. stage], [], isQuiet: false, cancellation).ConfigureAwait(false) || !await EstablishAsync(stage, cancellation).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Deletes them one after the other; one that is gone already is no failure.</summary>
    /// <returns>Whether all are deleted.</returns>
    public async Task<bool> DeleteAsync(IEnumerable<PlanObject> objects, CancellationToken cancellation)
    {
        foreach (var item in objects)
        {
            if (!Tell(await kubectl.RunAsync(["delete", "--ignore-not-found", "--wait=false", "--filename", "-"], item.Reference, cancellation).ConfigureAwait(false), isQuiet: false))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> RunAsync(IReadOnlyList<PlanObject> objects, IEnumerable<string> more, bool isQuiet, CancellationToken cancellation)
    {
        string[] arguments = ["apply", "--server-side", $"--field-manager={LiveObjects.Manager}", .. forcesConflicts ? ["--force-conflicts"] : Array.Empty<string>(), .. more, "--filename", "-"];
        return Tell(await kubectl.RunAsync(arguments, string.Concat(objects.Select(static item => $"---\n{item.Written}\n")), cancellation).ConfigureAwait(false), isQuiet);
    }

    /// <summary>Objects of a new kind are taken when its definition is established, and not before.</summary>
    private async Task<bool> EstablishAsync(IEnumerable<PlanObject> stage, CancellationToken cancellation)
    {
        string[] names = [.. stage.Where(static item => CustomKinds.IsDefinition(item.Id)).Select(static item => "customresourcedefinition/" + item.Id.Name)];
        return names.Length == 0
            || Tell(await kubectl.RunAsync(["wait", "--for=condition=Established", "--timeout=60s", .. names], "", cancellation).ConfigureAwait(false), isQuiet: true);
    }

    private bool Tell(KubectlResult? result, bool isQuiet)
    {
        if (result is null)
        {
            return false;
        }

        console.Out.Write(isQuiet ? "" : result.Out);
        console.Error.Write(result.Error);
        return result.IsSuccess;
    }
}
