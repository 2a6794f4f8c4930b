namespace Kubewright.Generators.Tests.Crds;

/// <summary>Types that come from a user's CustomResourceDefinitions.</summary>
public sealed class CustomRecordTests
{
    private static readonly CustomProject Database = CustomProject.Empty.With("ringdb.crd.yaml", CustomProject.Sample("ringdb.crd.yaml"));

    private static readonly CustomProject Edge = CustomProject.Empty.With("edge.crd.yaml", CustomProject.Sample("edge.crd.yaml"));

    [Theory]
    [InlineData("Shop.RingDb.g.cs")]
    [InlineData("Shop.RingDbSpecRack.g.cs")]
    [InlineData("Shop.RingDbSpecConsistency.g.cs")]
    public void Generate_CustomKind_ReadsAsApproved(string name)
    {
        var actual = Database.Source(name);

        var approved = Path.Combine(AppContext.BaseDirectory, "Snapshots", name + ".txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (expected != actual)
        {
            File.WriteAllText(approved + ".received", actual);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Generate_CustomKind_IsWrittenLikeAnyOther()
    {
        var yaml = Call(Database, """
            using Kubewright;
            using Shop;

            internal static class Script
            {
                public static string Run()
                {
                    RingDb ring = new("orders")
                    {
                        Namespace = "shop",
                        Labels = ("app", "orders"),
                        Nodes = 5,
                        Consistency = RingDbSpecConsistency.All,
                        SpecName = "orders-ring",
                        Storage = new() { Size = "20Gi" },
                        Racks = [new("a") { Zones = ["eu-1a", "eu-1b"], Weight = 1.5 }],
                        Timeouts = new() { ReadValue = 10 },
                        Settings = [("cache", "off")],
                    };
                    var built = RingDb.Build("orders", b => b
                        .Namespace("shop")
                        .Labels(("app", "orders"))
                        .Nodes(5)
                        .Consistency(RingDbSpecConsistency.All)
                        .SpecName("orders-ring")
                        .Storage(s => s.Size("20Gi"))
                        .Rack("a", r => r.Zones("eu-1a", "eu-1b").Weight(1.5))
                        .Timeouts(t => t.ReadValue(10))
                        .Settings([("cache", "off")]));
                    return ring == built ? ring.ToYaml() : "not equal";
                }
            }
            """);

        Assert.Equal(
            """
            apiVersion: databases.example.com/v1
            kind: RingDb
            metadata:
              name: orders
              namespace: shop
              labels:
                app: orders
            spec:
              nodes: 5
              consistency: All
              name: orders-ring
              storage:
                size: 20Gi
              racks:
              - name: a
                zones:
                - eu-1a
                - eu-1b
                weight: 1.5
              settings:
                cache: "off"
              timeouts:
                read: 10

            """,
            yaml);
    }

    [Fact]
    public void Generate_CustomKind_FillsInItsDefaults() => Assert.Contains(
        "nodes: 3",
        Call(Database, """
            using Kubewright;
            using Shop;

            internal static class Script
            {
                public static string Run() => new RingDb("orders") { Storage = new() { Size = "1Gi" }, Racks = [new("a") { Zones = [] }], Timeouts = new() }.WithDefaults() is
                    { Nodes: 3, Consistency: RingDbSpecConsistency.Quorum, Racks: [{ Weight: 0.5 }], Timeouts.ReadValue: 5 } ring ? ring.ToYaml() : "other defaults";
            }
            """),
        StringComparison.Ordinal);

    [Fact]
    public void Generate_EdgeOfTheSchemaLanguage_ReadsBackWhatItWrote()
    {
        const string yaml =
            """
            apiVersion: net.example.com/v1
            kind: EdgeGate
            metadata:
              name: front
            spec:
              target: 8443
              listeners:
              - 80
              - https
              config:
                deep:
                  list:
                  - 1
                  - two
              workload:
                apiVersion: apps/v1
                kind: Deployment
              edgeGate: same
              builder:
                image: base
              kind: internal
              labels:
                a: b
              foo-bar: one
              fooBar: 2
              foo.bar/baz: three
              3rd: true
              clone: x
              class: gold
              reader: r
              other: o
              otherMembers: om
              sign: +
              level: 3
              modes:
              - read-only
              matrix:
              - - 1
                - 2.5
              table:
              - - cell: 1
                  open: false
              routes:
                up:
                - a
                - b
              weights:
                a: 1
              flags:
                b: true
              pools:
                c:
                  size: 3
                  mode: a
              any:
                d: 4
                e:
                - f
              moments:
              - "2030-01-31T12:00:00Z"
              marker: {}
              somethingElse:
                kept: true

            """;

        var again = Call(Edge, $$""""
            using System.Collections.Generic;
            using System.Linq;
            using Kubewright;
            using Shop.V1;

            internal static class Script
            {
                private const string Text = """
            {{yaml}}
            """;

                public static string Run()
                {
                    var findings = new List<ReadFinding>();
                    var gate = EdgeGate.Read(new NodeManifestReader(Manifest.Parse(Text, "gate.yaml").Objects.Single().Node, findings));
                    return findings.Count > 0 ? string.Join("\n", findings) : gate!.ToYaml();
                }
            }
            """");

        Assert.Equal(yaml, again);
    }

    [Fact]
    public void Generate_FreeFormSpec_IsARawValue() => Assert.Contains(
        "public RawValue? Spec { get; init; }", Edge.Source("Shop.V1Beta1.EdgeGate.g.cs"), StringComparison.Ordinal);

    [Fact]
    public void Generate_SeveralServedVersions_GetNamespacesOfTheirOwn()
    {
        var kinds = Edge.Run("class C;").GeneratedSources.Select(static source => source.HintName).Where(static name => name.EndsWith(".EdgeGate.g.cs", StringComparison.Ordinal));

        Assert.Equal(["Shop.V1.EdgeGate.g.cs", "Shop.V1Beta1.EdgeGate.g.cs"], kinds);
        Assert.Contains("EdgeGate is deprecated; use v1.", Edge.Source("Shop.V1Beta1.EdgeGate.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_ClusterScopedKind_HasNoNamespace() =>
        Assert.DoesNotContain("metadata.namespace", Edge.Source("Shop.V1.EdgeGate.g.cs"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Wanted nodes. Default: 3. From 1 to 9.", "{ type: integer, description: Wanted nodes, default: 3, minimum: 1, maximum: 9 }")]
    [InlineData("Count. More than 0, at most 1.", "{ type: number, description: Count, minimum: 0, exclusiveMinimum: true, maximum: 1 }")]
    [InlineData("Count. A multiple of 2.", "{ type: integer, description: Count, multipleOf: 2 }")]
    [InlineData("Count. One of 1, 2.", "{ type: integer, description: Count, enum: [1, 2] }")]
    [InlineData("S. 1 to 63 characters. Matches: ^[a-z]+$", "{ type: string, description: S, minLength: 1, maxLength: 63, pattern: '^[a-z]+$' }")]
    [InlineData("S. Format: ipv4.", "{ type: string, description: S, format: ipv4 }")]
    [InlineData("L. At most 5 items. No item twice. Each item: exactly 2 characters.", "{ type: array, description: L, maxItems: 5, x-kubernetes-list-type: set, items: { type: string, minLength: 2, maxLength: 2 } }")]
    [InlineData("M. At least 1 entry.", "{ type: object, description: M, minProperties: 1, additionalProperties: { type: string } }")]
    [InlineData("Fixed. Rule: must be odd. Cannot be changed later.", "{ type: integer, description: Fixed, x-kubernetes-validations: [{ rule: self == oldSelf }, { rule: self % 2 == 1, message: must be odd }] }")]
    public void Generate_Limit_IsSaidInTheDocumentation(string expected, string schema) =>
        Assert.Contains($"<summary>{expected}</summary>", CustomProject.Empty.With("a.yaml", Crd($"{{ type: object, properties: {{ member: {schema} }} }}")).Source("Shop.ThingSpec.g.cs"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[SchemaLimits(IsRequired = true, Minimum = \"1\", Maximum = \"9\")]", "{ type: integer, minimum: 1, maximum: 9 }")]
    [InlineData("[SchemaLimits(IsRequired = true, Pattern = \"^\\\"\\\\d+$\")]", "{ type: string, pattern: '^\"\\d+$' }")]
    [InlineData("[SchemaLimits(Depth = 2, MaxLength = \"5\")]", "{ type: array, items: { type: array, items: { type: string, maxLength: 5 } } }")]
    [InlineData("[SchemaLimits(IsRequired = true, Values = new[] { \"1\", \"2\" })]", "{ type: integer, enum: [1, 2] }")]
    public void Generate_Limit_IsAnAttributeForTheBuild(string expected, string schema) =>
        Assert.Contains(expected, CustomProject.Empty.With("a.yaml", Crd($"{{ type: object, required: [member], properties: {{ member: {schema} }} }}")).Source("Shop.ThingSpec.g.cs"), StringComparison.Ordinal);

    [Theory]
    [InlineData("my-shop.Web", null, "my_shop.Web")]
    [InlineData("", null, "CustomResources")]
    [InlineData("2nd.class", null, "_2nd._class")]
    [InlineData("Shop", "Shop.Data", "Shop.Data")]
    public void Generate_Namespace_IsTheProjectsOrTheFiles(string root, string? file, string expected)
    {
        var project = CustomProject.Empty.InNamespace(root).With("a.yaml", Crd("{ type: object }"), file);

        Assert.Contains($"namespace {expected};", project.Source(expected + ".Thing.g.cs"), StringComparison.Ordinal);
        project.Compile("");
    }

    [Theory]
    [InlineData("Map")]
    [InlineData("Labels")]
    [InlineData("Node")]
    [InlineData("Service")]
    [InlineData("thing")]
    public void Generate_KindNamedLikeATypeOfTheLibrary_Compiles(string kind) => CustomProject.Empty.With("a.yaml", Crd(
        "{ type: object, required: [map], properties: { map: { type: object, additionalProperties: { type: string } }, builder: { type: string, enum: [x] }, specBuilder: { type: object, properties: { a: { type: array, items: { type: object } } } } } }", kind)).Compile("");

    internal static string Crd(string spec, string kind = "Thing", string group = "things.example.com") =>
        $$$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: {{{group}}}
          names: { kind: {{{kind}}} }
          scope: Namespaced
          versions:
            - name: v1
              served: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec: {{{spec}}}
        """;

    internal static string Call(CustomProject project, string script) =>
        (string)project.Compile(script).GetType("Script")!.GetMethod("Run")!.Invoke(null, null)!;
}
