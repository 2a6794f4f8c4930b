namespace Kubewright.Server.Tests;

/// <summary>The documents that people learn StatefulSets from, typed command by command with the real kubectl.</summary>
public sealed class SeedTests
{
    public static TheoryData<string, string> Replays
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var name in SeedScript.Names)
            {
                foreach (var kubectl in Kubectl.All.DefaultIfEmpty(""))
                {
                    rows.Add(name, kubectl);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Replays))]
    public async Task Document_TypedAsWritten_ShowsWhatItSays(string name, string kubectl)
    {
        Assert.SkipWhen(kubectl.Length == 0, "There is no kubectl on PATH or in KUBEWRIGHT_KUBECTLS.");
        var script = SeedScript.Read(name);
        await using var served = await ServedCluster.StartAsync(SeedReplay.OptionsOf(script), speed: 50);
        await using var replay = new SeedReplay(script, served, served.Terminal(kubectl), Abilities);

        await replay.RunAsync();
    }

    /// <summary>What can be done beyond the API's own verbs.</summary>
    internal static IReadOnlySet<string> Abilities { get; } = new HashSet<string>(StringComparer.Ordinal);
}
