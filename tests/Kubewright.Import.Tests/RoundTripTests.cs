namespace Kubewright.Import.Tests;

/// <summary>What is imported, compiled without a warning and emitted is what it was: the import proves it, and these hold it to that.</summary>
public sealed class RoundTripTests
{
    // A set is five objects or more: it, its Services, budget and volumes.
    private const int ValidSets = 40;
    private const int ObjectsPerKind = 1;

    public static TheoryData<ImportStyle> Styles => [ImportStyle.Initializer, ImportStyle.Builder];

    [Theory]
    [MemberData(nameof(Styles))]
    public void Import_ValidManifests_AreProvenEqual(ImportStyle style)
    {
        var inputs = Enumerable.Range(0, ValidSets).Select(static seed => new ImportInput($"set-{seed}.yaml", ManifestYaml.Write(ValidManifests.Of(seed)))).ToList();

        var result = Imports.Of(inputs, [], new ImportOptions { Style = style });

        Imports.AssertFaithful(result);
        Assert.Empty(result.Findings);
        Assert.True(result.Files.Sum(static file => file.Count) >= 200);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Import_AnyObjectOfAnyKind_IsProvenEqual(ImportStyle style)
    {
        var inputs = GeneratedTypes.Kinds
            .SelectMany(static type => Enumerable.Range(0, ObjectsPerKind).Select(seed => (Type: type, Seed: seed)))
            .Select(static item => new ImportInput(
                $"{item.Type.FullName}-{item.Seed}.yaml",
                ((IKubernetesObject)new ArbitraryObject(new Random(item.Seed)).Record(item.Type)).ToYaml()))
            .ToList();

        var result = Imports.Of(inputs, [], new ImportOptions { Style = style });

        Imports.AssertFaithful(result);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Import_ManifestsOfTheSeeds_AreProvenEqual(int number)
    {
        var manifests = Seeds.Read(number);
        foreach (var style in Styles.Select(static row => row.Data))
        {
            var result = Imports.Of([.. manifests.Select((text, i) => new ImportInput($"seed-{i}.yaml", text))], [], new ImportOptions { Style = style });

            Imports.AssertFaithful(result);
            Assert.Equal(manifests.Count, result.Files.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Import_ManifestsOfTheSamples_AreProvenEqual(ImportStyle style)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Samples");
        var inputs = Read(folder);

        var result = Imports.Of(inputs, Read(Path.Combine(folder, "crds")), new ImportOptions { Style = style });

        Imports.AssertFaithful(result);
        Assert.Empty(result.Findings);
        Assert.Equal(["Canary.cs", "Ledger.cs", "Postgres.cs", "Quorum.cs", "StaticVolumes.cs", "Web.cs"], result.Files.Select(static file => file.Name));

        // Labels, claims and the objects that are referred to are named, as in what they were written in.
        Assert.DoesNotContain(result.Files, static file => file.Text.Contains("RawManifest", StringComparison.Ordinal));
        Assert.Contains(result.Files, static file => file.Text.Contains("Backup ", StringComparison.Ordinal));
    }

    private static List<ImportInput> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(static file => new ImportInput(Path.GetFileName(file), File.ReadAllText(file)))];
}
