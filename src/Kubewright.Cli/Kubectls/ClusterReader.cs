using System.Text.Json.Nodes;
using Kubewright.Planning;

namespace Kubewright.Cli;

/// <summary>Reads from a cluster what is there of the objects that are to be applied.</summary>
/// <param name="kubectl">The way to the cluster.</param>
/// <param name="console">Where to complain.</param>
internal sealed class ClusterReader(Kubectl kubectl, CliConsole console)
{
    private static readonly string[] GetArguments = ["get", "--filename", "-", "--output", "json", "--ignore-not-found", "--show-managed-fields"];

    /// <summary>The namespace of objects that write none; null when there is no kubectl.</summary>
    public async Task<string?> NamespaceAsync(CancellationToken cancellation)
    {
        // Fails where there is no kubeconfig, as inside a cluster; the calls that follow say what matters then.
        var result = await kubectl.RunAsync(["config", "view", "--minify", "--output", "jsonpath={..namespace}"], "", cancellation).ConfigureAwait(false);
        return result is null ? null : result is { IsSuccess: true, Out: { Length: > 0 } name } ? name.Trim() : Runtime.KindInfo.DefaultNamespace;
    }

    /// <summary>The objects that there are.</summary>
    /// <param name="wanted">The objects to look for.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The objects as the API server gives them, with their managed fields; null when the cluster cannot be read, which is then said.</returns>
    public async Task<IReadOnlyDictionary<ObjectId, JsonObject>?> ReadAsync(IReadOnlyList<PlanObject> wanted, CancellationToken cancellation)
    {
        var found = new Dictionary<ObjectId, JsonObject>();
        var defined = CustomKinds.DefinedBy(wanted);

        // A kind whose definition is yet to be applied is asked for alone, because kubectl gives up at the first that is unknown.
        foreach (var (isDefined, objects) in wanted.GroupBy(item => defined.Contains(CustomKinds.Of(item.Id)) ? item.Id.Kind : "").Select(static group => (group.Key.Length > 0, group)))
        {
            var result = await kubectl.RunAsync(GetArguments, string.Concat(objects.Select(static item => $"---\n{item.Reference}\n")), cancellation).ConfigureAwait(false);
            if (result is null)
            {
                return null;
            }

            if (result.IsSuccess)
            {
                Add(result.Out, [.. objects], found);
            }
            else if (!isDefined || !result.Error.Contains("no matches for kind", StringComparison.Ordinal))
            {
                console.Error.Write(result.Error);
                console.Complain("the cluster cannot be read.");
                return null;
            }
        }

        return found;
    }

    /// <summary>The sets that are in a roll-out, as their older pods have them; null when a revision cannot be read.</summary>
    public async Task<IReadOnlyList<PlanObject>?> ReadEarlierAsync(IReadOnlyDictionary<ObjectId, JsonObject> live, CancellationToken cancellation)
    {
        var sets = new List<PlanObject>();
        foreach (var (id, set) in live)
        {
            if (LiveObjects.EarlierRevision(set) is not { } name)
            {
                continue;
            }

            var result = await kubectl.RunAsync(["get", "controllerrevisions.apps", name, "--namespace", id.Namespace, "--output", "json"], "", cancellation).ConfigureAwait(false);
            if (result is not { IsSuccess: true } || JsonNode.Parse(result.Out) is not JsonObject revision || LiveObjects.ReadEarlier(set, revision) is not { } earlier)
            {
                return null;
            }

            sets.Add(earlier);
        }

        return sets;
    }

    /// <summary>One object comes as itself, several as a list, none as nothing.</summary>
    private static void Add(string output, IReadOnlyList<PlanObject> wanted, Dictionary<ObjectId, JsonObject> found)
    {
        if (output.AsSpan().Trim().IsEmpty || JsonNode.Parse(output) is not JsonObject root)
        {
            return;
        }

        var items = (string?)root["kind"] == "List" && root["items"] is JsonArray list ? list.OfType<JsonObject>() : [root];
        foreach (var item in items)
        {
            if (LiveObjects.Read(item) is { } read)
            {
                // Of a kind that there is no type for nobody here knows whether it has namespaces.
                found[wanted.Select(static own => own.Id).FirstOrDefault(id => id == read.Id with { Namespace = id.Namespace } && id.Namespace.Length == 0, read.Id)] = item;
            }
        }
    }
}
