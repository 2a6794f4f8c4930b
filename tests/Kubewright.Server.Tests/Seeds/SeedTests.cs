using System.Globalization;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>The documents that people learn StatefulSets from, typed command by command with the real kubectl.</summary>
public sealed class SeedTests
{
    /// <summary>The minor version of the first kubectl that needs no SPDY to run commands.</summary>
    private const int FirstWithWebSockets = 31;

    /// <summary>The minor version of the first kubectl that encodes no time as nothing; those before write <c>null</c>, and so did the clusters of their time (SS-151).</summary>
    private const int FirstWithoutNullTimes = 34;

    public static TheoryData<string, string> Replays => ReplaysOf("Seeds");

    [Theory]
    [MemberData(nameof(Replays))]
    public Task Document_TypedAsWritten_ShowsWhatItSays(string name, string kubectl) => ReplayAsync("Seeds", name, kubectl);

    /// <summary>Each script of a folder with each kubectl.</summary>
    internal static TheoryData<string, string> ReplaysOf(string folder)
    {
        var rows = new TheoryData<string, string>();
        foreach (var name in SeedScript.Names(folder))
        {
            foreach (var kubectl in Kubectl.All.DefaultIfEmpty(""))
            {
                rows.Add(name, kubectl);
            }
        }

        return rows;
    }

    /// <summary>Types a script's commands into a kubectl.</summary>
    internal static async Task ReplayAsync(string folder, string name, string kubectl)
    {
        Assert.SkipWhen(kubectl.Length == 0, "There is no kubectl on PATH or in KUBEWRIGHT_KUBECTLS.");
        var script = SeedScript.Read(folder, name);
        await using var served = await ServedCluster.StartAsync(SeedReplay.OptionsOf(script), speed: 50);
        var terminal = served.Terminal(kubectl);
        await using var dns = DnsListener.Start(served.Cluster);
        await using var replay = new SeedReplay(script, served, terminal, await AbilitiesAsync(terminal, dns));

        await replay.RunAsync();
    }

    /// <summary>What can be done beyond the API's own verbs: with a kubectl that streams over WebSockets, and with dig.</summary>
    private static async Task<IReadOnlySet<string>> AbilitiesAsync(Terminal terminal, DnsListener dns)
    {
        var abilities = new HashSet<string>(StringComparer.Ordinal) { "tables" };
        var version = await terminal.RunAsync("kubectl version --client -o json");
        var minor = int.Parse(JsonNode.Parse(version.Output)!["clientVersion"]!["minor"]!.ToString().TrimEnd('+'), CultureInfo.InvariantCulture);
        abilities.UnionWith(Enumerable.Range(0, minor + 1).Select(static release => string.Create(CultureInfo.InvariantCulture, $"since{release}")));
        abilities.Add(minor < FirstWithoutNullTimes ? "writes_null_times" : "leaves_null_times_out");
        if (minor >= FirstWithWebSockets)
        {
            abilities.UnionWith(["exec", "run"]);
        }

        var dig = await terminal.RunAsync("command -v dig");
        if (dig.Code == 0)
        {
            // The documents ask the cluster's own address, which only its pods can reach.
            abilities.Add("dns");
            terminal.Script("dig", $"for a; do shift; case \"$a\" in @*) ;; *) set -- \"$@\" \"$a\";; esac; done; exec {dig.Output.Trim()} -p {dns.EndPoint.Port} @127.0.0.1 \"$@\"");
        }

        return abilities;
    }
}
