namespace Kubewright.Generators.Tests.Crds;

/// <summary>What the library and the compiler know about a user's kinds.</summary>
public sealed class CustomKindTests
{
    private const string Sized = "{ type: object, required: [size], properties: { size: { type: integer } } }";
    private const string Optional = "{ type: object, properties: { size: { type: integer } } }";

    [Fact]
    public void Parse_ObjectOfACustomKind_GivesItsOwnType() => Assert.Equal(
        "Thing/a of size 3",
        CustomRecordTests.Call(Project("parsed.example.com", Sized, requiresSpec: false), """
            using System.Linq;
            using Kubewright;
            using Shop;

            internal static class Script
            {
                public static string Run() => Manifest.Parse("apiVersion: parsed.example.com/v1\nkind: Thing\nmetadata: { name: a }\nspec: { size: 3 }", "-") is
                    { Findings: [], Objects: [{ Object: Thing { Size: 3 } thing }] } ? $"{thing} of size {thing.Size}" : "something else";
            }
            """));

    [Theory]
    [InlineData("unknown-field", "spec: { size: 3, colour: red }")]
    [InlineData("missing-field", "spec: {}")]
    [InlineData("wrong-type", "spec: { size: many }")]
    public void Parse_MistakeInACustomKind_IsAFinding(string code, string spec)
    {
        var found = CustomRecordTests.Call(Project($"{code}.example.com", Sized, requiresSpec: false), $$$"""
            using System.Linq;
            using Kubewright;

            internal static class Script
            {
                public static string Run() => string.Join(" ", Manifest.Parse("apiVersion: {{{code}}}.example.com/v1\nkind: Thing\n{{{spec}}}", "-").Findings.Select(static finding => finding.Code));
            }
            """);

        Assert.Contains(code, found.Split(' '));
    }

    [Fact]
    public void IsNamespaced_CustomKind_IsKnown() => Assert.Equal(
        "True",
        CustomRecordTests.Call(Project("scoped.example.com", Sized, requiresSpec: false), """
            using Kubewright;

            internal static class Script
            {
                public static string Run() => $"{KnownKinds.IsNamespaced("scoped.example.com/v1", "Thing")}";
            }
            """));

    [Fact]
    public void Register_KindOfTheLibrary_StaysTheLibrarys()
    {
        KnownKinds.Register("v1", "ConfigMap", isNamespaced: false, static _ => throw new InvalidOperationException("This reader is not wanted."));

        Assert.IsType<ConfigMap>(Manifest.Parse("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }", "-").Objects.Single().Object);
        Assert.True(KnownKinds.IsNamespaced("v1", "ConfigMap"));
    }

    [Fact]
    public void Register_KindTwice_KeepsTheFirst()
    {
        KnownKinds.Register("twice.example.com/v1", "Thing", isNamespaced: true, static _ => null);
        KnownKinds.Register("twice.example.com/v1", "Thing", isNamespaced: false, static _ => null);

        Assert.True(KnownKinds.IsNamespaced("twice.example.com/v1", "Thing"));
    }

    [Fact]
    public void Generate_RequiredSpecOfOptionalMembers_IsWrittenEmpty() => Assert.Equal(
        "spec: {} spec: {} spec: {}",
        CustomRecordTests.Call(Project("empty.example.com", Optional, requiresSpec: true), """
            using System.Linq;
            using Kubewright;
            using Shop;

            internal static class Script
            {
                public static string Run() => string.Join(" ", new[] { new Thing("a"), Thing.Build("a", _ => { }), new Thing(new ObjectMeta(), new ThingSpec()) }
                    .Select(static thing => thing.ToYaml().TrimEnd().Split('\n')[^1]));
            }
            """));

    [Fact]
    public void Generate_RequiredSpecOfRequiredMembers_CanBeWrittenByItsMembers() => Assert.Equal(
        "  size: 3",
        CustomRecordTests.Call(Project("sized.example.com", Sized, requiresSpec: true), """
            using Kubewright;
            using Shop;

            internal static class Script
            {
                public static string Run() => new Thing("a") { Size = 3 }.ToYaml().TrimEnd().Split('\n')[^1];
            }
            """));

    [Theory]
    [InlineData(true, "[SchemaPath(\"spec\")] ThingSpec spec)")]
    [InlineData(false, "[SchemaPath(\"spec\")] ThingSpec? spec = null)")]
    public void Generate_ConstructorOfTheParts_TakesTheSpecThatTheSchemaWants(bool requiresSpec, string parameter) =>
        Assert.Contains(parameter, Project("parts.example.com", Sized, requiresSpec).Source("Shop.Thing.g.cs"), StringComparison.Ordinal);

    [Fact]
    public void Generate_RequiredFreeFormSpec_IsRequiredInCSharp()
    {
        var project = Project("free.example.com", "{ type: object, x-kubernetes-preserve-unknown-fields: true }", requiresSpec: true);

        Assert.Contains("public required RawValue Spec { get; init; }", project.Source("Shop.Thing.g.cs"), StringComparison.Ordinal);
        project.Compile("");
    }

    private static CustomProject Project(string group, string spec, bool requiresSpec) =>
        CustomProject.Empty.With("thing.yaml", CustomRecordTests.Crd(spec, group: group) + (requiresSpec ? "\n          required: [spec]" : ""));
}
