using System.Text;
using Kubewright.Schema;

namespace Kubewright.Tests.RoundTrip;

/// <summary>What is written is read back as what it was, whatever it was.</summary>
public sealed class RoundTripTests
{
    private const int ObjectsPerKind = 6;

    public static TheoryData<string> Kinds => [.. GeneratedTypes.Kinds.Select(static type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Yaml_OfAnyObject_ReadsBack(string kind)
    {
        foreach (var (seed, value) in Objects(kind))
        {
            var yaml = value.ToYaml();
            var read = Manifest.Parse(yaml, "-");

            AssertNothing(read.Findings, kind, seed);
            AssertSame(value, Assert.Single(read.Objects).Object, kind, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Json_OfAnyObject_ReadsBack(string kind)
    {
        foreach (var (seed, value) in Objects(kind))
        {
            var json = value.ToJson();
            var read = Manifest.Parse(json, "-");

            AssertNothing(read.Findings, kind, seed);
            AssertSame(value, Assert.Single(read.Objects).Object, kind, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Json_ReadWithoutATree_IsTheSame(string kind)
    {
        foreach (var (seed, value) in Objects(kind))
        {
            List<ReadFinding> findings = [];
            var tokens = JsonTokens.Read(Encoding.UTF8.GetBytes(value.ToJson()));
            var reader = new JsonManifestReader(tokens);
            var read = GeneratedTypes.Reader(value.GetType())(reader);

            Assert.False(reader.HasProblem, $"{kind}, seed {seed}: something did not fit.");
            AssertSame(value, read, kind, seed);
            AssertSame(value, Manifest.ReadJson(Encoding.UTF8.GetBytes(value.ToJson()), findings), kind, seed);
            AssertNothing(findings, kind, seed);
        }
    }

    [Fact]
    public void Node_OfAnyRecord_ReadsBack()
    {
        foreach (var record in GeneratedTypes.Records)
        {
            for (var seed = 0; seed < ObjectsPerKind; seed++)
            {
                List<ReadFinding> findings = [];
                var value = (IManifestValue)new ArbitraryObject(new Random(seed)).Record(record);
                var writer = new NodeManifestWriter();
                value.Write(writer);

                var read = GeneratedTypes.Reader(record)(new NodeManifestReader(writer.Root, findings));

                AssertNothing(findings, record.Name, seed);
                AssertSame(value, read, record.Name, seed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Yaml_ReadByAnotherReader_IsTheTreeOfTheJson(string kind)
    {
        foreach (var (seed, value) in Objects(kind))
        {
            var expected = OtherReaders.FromJson(value.ToJson());
            var actual = OtherReaders.FromYaml(value.ToYaml());

            Assert.True(expected == actual, $"{kind}, seed {seed}:\n{expected}\n{actual}");
        }
    }

    [Fact]
    public void Kinds_AreThoseThatTheLibraryKnows()
    {
        Assert.NotEmpty(GeneratedTypes.Kinds);
        foreach (var kind in GeneratedTypes.Kinds)
        {
            var value = (IKubernetesObject)new ArbitraryObject(new Random(0)).Record(kind);

            Assert.NotNull(KnownKinds.IsNamespaced(value.ApiVersion, value.Kind));
        }
    }

    private static IEnumerable<(int Seed, IKubernetesObject Value)> Objects(string kind)
    {
        var type = GeneratedTypes.Kinds.Single(type => type.FullName == kind);
        for (var seed = 0; seed < ObjectsPerKind; seed++)
        {
            yield return (seed, (IKubernetesObject)new ArbitraryObject(new Random(seed)).Record(type));
        }
    }

    private static void AssertNothing(IReadOnlyCollection<ReadFinding> findings, string kind, int seed) =>
        Assert.True(findings.Count == 0, $"{kind}, seed {seed}: {string.Join('\n', findings)}");

    private static void AssertSame(object expected, object? actual, string kind, int seed) =>
        Assert.True(expected.Equals(actual), $"{kind}, seed {seed}:\n{Json(expected)}\n{(actual is null ? "nothing" : Json(actual))}");

    private static string Json(object value)
    {
        var writer = new NodeManifestWriter();
        ((IManifestValue)value).Write(writer);
        return new RawValue(writer.Root).ToJsonString();
    }
}
