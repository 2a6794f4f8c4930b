using System.Text.Json.Nodes;

namespace Kubewright.Rules.Tests.Generation;

/// <summary>No error is found where there is none: on manifests that are valid by construction, whatever optional fields they have.</summary>
public sealed class ValidManifestTests(ITestOutputHelper output)
{
    private const int Manifests = 300;

    // Each manifest meets a few releases; all manifests together meet each release many times.
    private const int ReleasesPerManifest = 3;

    // From before the first release that the schema tells apart to the one after its last.
    private static readonly KubernetesVersion[] Releases = [.. Enumerable.Range(14, 24).Select(static minor => new KubernetesVersion(1, minor))];

    [Fact]
    public void Run_ManifestsThatAreValidByConstruction_FindsNoError()
    {
        for (var seed = 0; seed < Manifests; seed++)
        {
            var objects = ValidManifests.Of(seed);
            var manifests = Read(objects);
            foreach (var release in ReleasesOf(seed))
            {
                var errors = Errors(manifests, release);
                if (errors.Count > 0)
                {
                    var rules = Rules(errors);
                    var smallest = ManifestShrinker.Shrink(objects, candidate => Rules(Errors(Read(candidate), release)).SetEquals(rules));
                    Assert.Fail($"Seed {seed}, Kubernetes {release}:\n{string.Join('\n', errors)}\n\n{ManifestYaml.Write(smallest)}");
                }
            }
        }
    }

    [Fact]
    public void Of_ManySeeds_WritesAlmostEveryPropertyOfTheSchema()
    {
        var coverage = new SchemaCoverage(
            Schemas.Find("apps/v1", "StatefulSet")!, Schemas.Find("v1", "Service")!, Schemas.Find("v1", "PersistentVolumeClaim")!, Schemas.Find("policy/v1", "PodDisruptionBudget")!);

        for (var seed = 0; seed < Manifests; seed++)
        {
            foreach (var item in ValidManifests.Of(seed))
            {
                coverage.Count(item);
            }
        }

        output.WriteLine($"{coverage.Written} of {coverage.All} properties are written; never: {string.Join(", ", coverage.Missing)}");
        Assert.True(coverage.Written > 0.95 * coverage.All, string.Join(", ", coverage.Missing));
    }

    [Fact]
    public void Of_OneSeed_IsTheSameInEveryRun() =>
        Assert.Equal(ManifestYaml.Write(ValidManifests.Of(7)), ManifestYaml.Write(ValidManifests.Of(7)));

    [Fact]
    public void Shrink_ManifestsWithOneMistake_LeavesLittleElse()
    {
        var objects = ValidManifests.Of(3);
        objects.Single(static item => item["kind"]!.GetValue<string>() == "StatefulSet")["spec"]!["replicas"] = -1;

        var smallest = ManifestShrinker.Shrink(objects, static candidate => Rules(Errors(Read(candidate), null)).SetEquals(["KW6011"]));

        var set = Assert.Single(smallest);
        Assert.Equal(-1, set["spec"]!["replicas"]!.GetValue<int>());
        Assert.InRange(ManifestYaml.Write(smallest).Split('\n').Length, 10, 25);
    }

    private static IEnumerable<KubernetesVersion?> ReleasesOf(int seed) =>
        Enumerable.Range(0, ReleasesPerManifest).Select(i => (KubernetesVersion?)Releases[((seed * ReleasesPerManifest) + i) % Releases.Length]).Append(null);

    private static ManifestSet Read(IEnumerable<JsonObject> objects) => Trees.Yaml(ManifestYaml.Write(objects));

    private static List<string> Errors(ManifestSet manifests, KubernetesVersion? release)
    {
        var cluster = new ClusterFacts { Version = release, Nodes = 5, Domain = "cluster.local", IsUnattended = true, StorageClasses = [], ReadinessGates = [] };
        return
        [
            .. RuleHost.Run(manifests, RuleOptions.Default with { Preset = RulePreset.All, Cluster = cluster })
                .Where(static finding => finding.Severity == Severity.Error)
                .Select(static finding => $"{finding.Descriptor.Id} {finding.ObjectKey} {finding.Path}\n  {finding.Message}"),
        ];
    }

    private static HashSet<string> Rules(IEnumerable<string> errors) => [.. errors.Select(static error => error.Split(' ')[0])];
}
