namespace Kubewright.Generators.Tests.Crds;

/// <summary>Schemas inside a kind that become the same type.</summary>
public sealed class SharedTypeTests
{
    private const string Selector = "{ type: object, description: Selects., required: [key], properties: { key: { type: string, maxLength: 9, description: A key. } } }";

    private const string Effect = "{ type: string, enum: [Allow, Deny] }";

    [Theory]
    [InlineData("the shorter way", "from: { type: object, properties: { pods: " + Selector + " } }, to: " + Selector, "From To")]
    [InlineData("of equally short ways the first", "to: " + Selector + ", from: " + Selector, "To")]
    [InlineData("items of a list", "list: { type: array, items: " + Selector + " }, one: " + Selector, "List")]
    [InlineData("whatever they are for", "to: " + Selector + ", from: { type: object, description: Refuses., required: [key], properties: { key: { type: string, maxLength: 9, description: A key. } } }", "To")]
    [InlineData("with all that is in them", "a: { type: object, properties: { x: " + Selector + " } }, b: { type: object, properties: { x: " + Selector + " } }", "A AX")]
    public void Generate_EqualObjects_BecomeOneRecordNamedAfter(string way, string members, string expected) =>
        Assert.True(expected == Types(members), $"{way}: {Types(members)}");

    [Theory]
    [InlineData("{ type: object, properties: { key: { type: string, maxLength: 9, description: A key. } } }")]
    [InlineData("{ type: object, required: [key], properties: { key: { type: string, maxLength: 8, description: A key. } } }")]
    [InlineData("{ type: object, required: [key], properties: { key: { type: string, maxLength: 9, description: Another key. } } }")]
    [InlineData("{ type: object, required: [key], properties: { key: { type: integer, description: A key. } } }")]
    [InlineData("{ type: object, required: [key], properties: { key: { type: string, maxLength: 9, default: a, description: A key. } } }")]
    [InlineData("{ type: object, required: [key], properties: { key: { type: string, maxLength: 9, description: A key. }, more: { type: string } } }")]
    [InlineData("{ type: object, required: [key], properties: { name: { type: string, maxLength: 9, description: A key. } } }")]
    [InlineData("{ type: object, required: [key], x-kubernetes-preserve-unknown-fields: true, properties: { key: { type: string, maxLength: 9, description: A key. } } }")]
    public void Generate_ObjectsThatDiffer_BecomeRecordsOfTheirOwn(string other) =>
        Assert.Equal("Other To", Types($"to: {Selector}, other: {other}"));

    [Fact]
    public void Generate_ItemsWithAKey_AreNoObjectsWithoutOne() => Assert.Equal(
        "List One",
        Types($"one: {Selector}, list: {{ type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [key], items: {Selector} }}"));

    [Theory]
    [InlineData("A AEffect B", "a: { type: object, properties: { effect: " + Effect + " } }, b: { type: object, properties: { effect: " + Effect + ", more: { type: string } } }")]
    [InlineData("Effect Verdict", "effect: " + Effect + ", verdict: " + Effect)]
    [InlineData("A AEffect Effect", "effect: { type: string, enum: [Allow] }, a: { type: object, properties: { effect: " + Effect + " } }")]
    public void Generate_EqualEnums_AreOneUnderTheSameNameOnly(string expected, string members) => Assert.Equal(expected, Types(members));

    [Fact]
    public void Generate_SeveralKinds_ShareNothing()
    {
        var file = Crd($"to: {Selector}") + "\n---\n" + CustomRecordTests.Crd($"{{ type: object, properties: {{ to: {Selector} }} }}", "Other");

        Assert.Equal(
            ["Other", "OtherSpec", "OtherSpecTo", "Thing", "ThingSpec", "ThingSpecTo"],
            CustomProject.Empty.With("a.yaml", file).Run("class C;").GeneratedSources
                .Select(static source => source.HintName.Split('.')[^3])
                .Where(static name => name != "CustomKinds"));
    }

    [Fact]
    public void Generate_SharedRecord_IsWrittenInAllItsPlaces() => Assert.Contains(
        """
        spec:
          from:
            pods:
              key: a
          to:
            key: b
        """,
        CustomRecordTests.Call(Project($"from: {{ type: object, properties: {{ pods: {Selector} }} }}, to: {Selector}"), """
            using Kubewright;
            using Shop;

            internal static class Script
            {
                public static string Run() => Thing.Build("t", t => t.From(f => f.Pods(p => p.Key("a"))).To(new ThingSpecTo { Key = "b" })).ToYaml();
            }
            """),
        StringComparison.Ordinal);

    /// <summary>The types inside the spec of a kind, without the words that they all begin with.</summary>
    private static string Types(string members)
    {
        const string spec = "Shop.ThingSpec";
        return string.Join(" ", Project(members).Run("class C;").GeneratedSources
            .Select(static source => source.HintName.Replace(".g.cs", "", StringComparison.Ordinal))
            .Where(static name => name.StartsWith(spec, StringComparison.Ordinal) && name != spec)
            .Select(static name => name[spec.Length..]));
    }

    private static CustomProject Project(string members) => CustomProject.Empty.With("a.yaml", Crd(members));

    private static string Crd(string members) => CustomRecordTests.Crd($"{{ type: object, properties: {{ {members} }} }}");
}
