namespace Kubewright.Tests.Manifests;

public sealed class RawManifestTests
{
    private const string Text = "# scraped\napiVersion: example.com/v1\nkind: Thing\nmetadata:\n    name: t # short\n    labels: {app: t}\nspec: {a:   0x10}\nstatus: {b: 1}\n";

    private static readonly RawManifest Thing = new(Text);

    [Fact]
    public void Yaml_OfSeveral_HasTheTextUnchanged() =>
        Assert.Equal($"{new Service("a").ToYaml()}---\n{Text}---\n{new Service("b").ToYaml()}", Manifest.ToYaml([new Service("a"), new RawManifest(Text.TrimEnd('\n')), new Service("b")]));

    [Fact]
    public void Json_IsWhatTheTextSays() =>
        Assert.Equal("""{"apiVersion":"example.com/v1","kind":"Thing","metadata":{"name":"t","labels":{"app":"t"}},"spec":{"a":16},"status":{"b":1}}""", Thing.ToJson());

    [Fact]
    public void Members_AreRead() =>
        Assert.Equal(("example.com/v1", "Thing", "t", "Thing/t", "t"), (Thing.ApiVersion, Thing.Kind, Thing.Name, Thing.ToString(), Thing.Metadata.Labels!["app"]));

    [Fact]
    public void Equality_IsThatOfTheContent()
    {
        Assert.Equal(Thing, new RawManifest(Thing.ToJson()));
        Assert.NotEqual(Thing, new RawManifest(Text.Replace("0x10", "17", StringComparison.Ordinal)));
        Assert.True(Thing.HasSameSpec(new RawManifest(Text.Replace("b: 1", "b: 2", StringComparison.Ordinal))));
        Assert.False(Thing.HasSameSpec(new RawManifest(Text.Replace("0x10", "17", StringComparison.Ordinal))));
    }

    [Fact]
    public void WithMetadata_ReplacesIt()
    {
        var other = Thing.WithMetadata(new ObjectMeta { Name = "u" });

        Assert.Equal("u", other.Metadata.Name);
        Assert.Equal("apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: u\nspec:\n  a: 16\nstatus:\n  b: 1\n", other.ToYaml());
    }

    [Fact]
    public void WithStatusOf_TakesOrDropsIt()
    {
        Assert.DoesNotContain("status", Thing.WithStatusOf(null).ToJson(), StringComparison.Ordinal);
        Assert.Equal(Thing, Thing.WithStatusOf(null).WithStatusOf(Thing));
    }

    [Theory]
    [InlineData("a: [\nb: ]", "Line 2: ")]
    [InlineData("[]", "one that is no map")]
    [InlineData("a: 1\n---\na: 2\n", "has 2 documents")]
    [InlineData("kind: Thing\n", "has no apiVersion")]
    [InlineData("apiVersion: v1\n", "has no kind")]
    [InlineData("apiVersion: v1\nkind: Thing\nmetadata: {name: 1}\n", "metadata: ")]
    public void Text_ThatIsNoObject_IsRefused(string yaml, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => new RawManifest(yaml)).Message, StringComparison.Ordinal);
}
