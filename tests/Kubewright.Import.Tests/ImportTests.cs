namespace Kubewright.Import.Tests;

public sealed class ImportTests
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: nginx}\n";

    private const string Set =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: web}
        spec:
          serviceName: nginx
          selector: {matchLabels: {app: nginx}}
          template:
            metadata: {labels: {app: nginx}}
            spec: {containers: [{name: c, image: "i:1"}]}

        """;

    [Fact]
    public void Reference_InAnotherFile_IsItsMember()
    {
        var result = Imports.Of([new ImportInput("net.yaml", Service), new ImportInput("sets.yaml", Set)], [], new ImportOptions());

        Imports.AssertFaithful(result);
        Assert.Contains("ServiceName = Net.Nginx,", result.Files[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_ToNothingInTheSet_IsExternal() => Assert.Contains("ServiceName = External<Service>(\"nginx\"),", Imports.CodeOf(Set), StringComparison.Ordinal);

    [Fact]
    public void Reference_InAnotherNamespace_IsExternal() =>
        Assert.Contains("External<Service>", Imports.CodeOf(Service.Replace("{name: nginx}", "{name: nginx, namespace: other}", StringComparison.Ordinal) + "---\n" + Set), StringComparison.Ordinal);

    [Fact]
    public void Reference_ToTwoOfOtherFiles_IsExternal()
    {
        var result = Imports.Of([new ImportInput("a.yaml", Service), new ImportInput("b.yaml", Service), new ImportInput("c.yaml", Set)], [], new ImportOptions());

        Imports.AssertFaithful(result);
        Assert.Contains("External<Service>", result.Files[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void PodLabels_ThatFollowTheSelector_AreLeftOut() => Assert.DoesNotContain("PodLabels", Imports.CodeOf(Set), StringComparison.Ordinal);

    [Fact]
    public void PodLabels_WithMoreThanTheSelector_AreWritten() =>
        Assert.Contains("PodLabels = [(\"app\", \"nginx\"), (\"tier\", \"web\")],", Imports.CodeOf(Set.Replace("labels: {app: nginx}", "labels: {app: nginx, tier: web}", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData(ImportStyle.Initializer)]
    [InlineData(ImportStyle.Builder)]
    public void PodLabels_ThatAreMissing_StayMissing(ImportStyle style)
    {
        var result = Imports.Of(Set.Replace("    metadata: {labels: {app: nginx}}\n", "", StringComparison.Ordinal), style);

        Imports.AssertFaithful(result);
    }

    [Fact]
    public void Labels_UsedTwice_AreNamed()
    {
        var code = Imports.CodeOf(Service + "spec: {selector: {app: nginx}}\n---\n" + Set);

        Assert.Contains("    private static readonly Labels App = (\"app\", \"nginx\");\n", code, StringComparison.Ordinal);
        Assert.Equal(2, code.Split("Selector = App").Length - 1);
    }

    [Fact]
    public void Labels_OfOneSubject_AreNamedAfterWhatTellsThemApart()
    {
        string[] labels = ["app: redis", "app: redis, role: leader", "app: redis, role: follower", "app: redis, role: follower, canary: \"true\"", "app: web, role: leader"];
        var code = Imports.CodeOf(string.Join("---\n", labels.SelectMany((text, i) => Enumerable.Range(0, 2).Select(j => $"apiVersion: v1\nkind: Service\nmetadata: {{name: s{i}{j}, labels: {{{text}}}}}\n"))));

        Assert.Equal(
            ["RedisLabels", "RedisLeaderLabels", "RedisFollowerLabels", "RedisFollowerCanaryLabels", "WebLabels"],
            code.Split('\n').Where(static line => line.Contains("readonly Labels ", StringComparison.Ordinal)).Select(static line => line.Trim().Split(' ')[4]));
    }

    [Theory]
    [InlineData("0755", "0b111_101_101")]
    [InlineData("0o644", "0b110_100_100")]
    [InlineData("420", "420")]
    [InlineData("0", "0")]
    [InlineData("0x1a4", "420")]
    public void Number_OfOctalDigits_IsWrittenInBits(string mode, string expected) => Assert.Contains(
        $"DefaultMode = {expected} ",
        Imports.CodeOf($"apiVersion: v1\nkind: Pod\nmetadata: {{name: p}}\nspec:\n  containers: [{{name: c, image: i}}]\n  volumes: [{{name: v, configMap: {{name: m, defaultMode: {mode} }}}}]\n"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("service.yaml", "[Manifests(Name = \"service\")]\npublic static class ServiceManifests")]
    [InlineData("web-shop.yaml", "[Manifests]\npublic static class WebShop")]
    [InlineData("web.prod.yml", "[Manifests(Name = \"web.prod\")]\npublic static class WebProd")]
    [InlineData("-", "[Manifests]\npublic static class Imported")]
    public void Class_IsNamedAfterTheFile(string file, string expected) => Assert.Contains(expected, Imports.CodeOf(Service, name: file), StringComparison.Ordinal);

    [Theory]
    [InlineData("class", "Class")]
    [InlineData("equals", "EqualsService")]
    [InlineData("shop", "Service")]
    [InlineData("config-map", "ConfigMapService")]
    [InlineData("read-write-once", "ReadWriteOnceService")]
    [InlineData("7up", "Service7up")]
    [InlineData("a.b-c", "ABC")]
    public void Member_IsNamedAfterTheObject(string name, string expected) =>
        Assert.Contains($"public static Service {expected} => new(\"{name}\")", Imports.CodeOf(Service.Replace("nginx", $"\"{name}\"", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Members_OfOneName_AreToldApartByKindAndNamespace()
    {
        var code = Imports.CodeOf(string.Join("---\n", Service, Service.Replace("kind: Service", "kind: ConfigMap", StringComparison.Ordinal), Service.Replace("{name: nginx}", "{name: nginx, namespace: b}", StringComparison.Ordinal)));

        Assert.Contains("Service NginxService =>", code, StringComparison.Ordinal);
        Assert.Contains("ConfigMap NginxConfigMap =>", code, StringComparison.Ordinal);
        Assert.Contains("Service NginxServiceB =>", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImportStyle.Initializer)]
    [InlineData(ImportStyle.Builder)]
    public void Comments_AllOfThem_AreKept(ImportStyle style)
    {
        var code = Imports.CodeOf(
            """
            # 1 file

            # 2 object
            --- # 3 marker
            # 4 header
            apiVersion: v1 # 5 version
            kind: Service
            metadata:
              # 6 name
              name: nginx # 7 beside
              labels: # 8 labels
                # 9 label
                app: nginx # 10 value
            spec: # 11 spec
              # 12 selector
              selector: {app: nginx} # 13 map
              ports:
              # 14 item
              - port: 80 # 15 port
                # 16 port name
                name: web
                # 17 below
              # 18 end of ports
            # 19 end

            """,
            style);

        Assert.DoesNotContain(Enumerable.Range(1, 19), number => !code.Contains($"// {number} ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ImportStyle.Initializer)]
    [InlineData(ImportStyle.Builder)]
    public void Comments_ThatToolsLookFor_AreInTheYamlAgain(ImportStyle style)
    {
        var code = Imports.CodeOf(
            Set.Replace("spec: {containers: [{name: c, image: \"i:1\"}]}", "spec:\n      containers:\n      - name: c # first\n        image: i:1 # {\"$imagepolicy\": \"flux-system:web\"}", StringComparison.Ordinal)
                .Replace("metadata: {labels: {app: nginx}}", "metadata:\n      labels:\n        app: nginx # {\"$setter\": 1}", StringComparison.Ordinal),
            style);

        Assert.Contains("\n        .Comment(s => s.PodLabels![\"app\"], \"{\\\"$setter\\\": 1}\")\n        .Comment(s => s.Containers[0].Image, \"{\\\"$imagepolicy\\\": \\\"flux-system:web\\\"}\");\n", code, StringComparison.Ordinal);
        Assert.Contains("// first\n", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfSeveralLines_IsARawString()
    {
        var code = Imports.CodeOf("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata:\n  a: |\n    x \"\"\"\n\n      y\n  b: \"1\\n2\\r\"\n  c: |+\n    z\n\n\n  d: \"\\u2028\\0\\u200b😀\"\n");

        Assert.Contains("\"\"\"\"\n                x \"\"\"\n\n                  y\n\n                \"\"\"\"", code, StringComparison.Ordinal);
        Assert.Contains("\"1\\n2\\r\"", code, StringComparison.Ordinal);
        Assert.Contains("\"\\u2028\\0\\u200b😀\"", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_WithOtherLineEndsAndMark_GivesTheSame()
    {
        var text = Service + "---\n# set\n" + Set;

        Assert.Equal(Imports.CodeOf(text), Imports.CodeOf("\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void AnchorsAndMergeKeys_AreWhatTheyStandFor()
    {
        var code = Imports.CodeOf("apiVersion: v1\nkind: Service\nmetadata: &m {name: nginx, labels: &l {app: nginx}}\nspec:\n  selector: {<<: *l, tier: web}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: b}\nspec: {ports: [&p {port: 1}, {<<: *p, name: two}]}\n");

        Assert.Contains("Selector = [(\"tier\", \"web\"), (\"app\", \"nginx\")],", code, StringComparison.Ordinal);
        Assert.Contains("Ports = [new(1), new(\"two\", 1)]", code, StringComparison.Ordinal);
    }

    [Fact]
    public void List_OfOneKind_IsTakenApart()
    {
        var code = Imports.CodeOf("apiVersion: v1\nkind: ServiceList\nitems:\n# one\n- metadata: {name: a}\n# two\n- metadata: {name: b}\n");

        Assert.Contains("    // one\n    public static Service A => new(\"a\");", code, StringComparison.Ordinal);
        Assert.Contains("    // two\n    public static Service B => new(\"b\");", code, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownKind_IsKeptAsItIsWritten()
    {
        var result = Imports.Of("--- # first\n# mine\napiVersion: example.com/v1\nkind: Thing\nmetadata: {name: t}\nspec: {a:   0x10} # odd\n");

        Imports.AssertFaithful(result);
        Assert.Contains("    // first\n    public static RawManifest T => new(\"\"\"\n        # mine\n        apiVersion: example.com/v1\n", result.Files[0].Text, StringComparison.Ordinal);
        Assert.Contains("        spec: {a:   0x10} # odd\n", result.Files[0].Text, StringComparison.Ordinal);
        Assert.Equal(["info KW9202 import-kept-as-yaml: Thing/t: there is no type for example.com/v1 Thing; it is kept as YAML. For a type, give its CustomResourceDefinition with --crd."], result.Lines());
    }

    [Fact]
    public void Definition_GivenBeside_MakesTypes()
    {
        const string Crd = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: beside.example.com\n  names: {kind: Beside}\n  versions: [{name: v1, served: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {count: {type: integer}}}}}}}]\n";

        var result = Imports.Of([new ImportInput("b.yaml", "apiVersion: beside.example.com/v1\nkind: Beside\nmetadata: {name: b}\nspec: {count: 2}\n")], [new ImportInput("crd.yaml", Crd)], new ImportOptions());

        Imports.AssertFaithful(result);
        Assert.StartsWith("using CustomResources;\n", result.Files[0].Text, StringComparison.Ordinal);
        Assert.Contains("public static Beside Beside => new(\"b\") { Count = 2 };", result.Files[0].Text, StringComparison.Ordinal);
        Assert.Equal(["crd.yaml"], result.SchemaFiles);
        Assert.Equal("CustomResources", result.SchemaNamespace);
    }

    [Fact]
    public void Definition_WithoutSchema_IsRefused()
    {
        var result = Imports.Of([new ImportInput("b.yaml", Service)], [new ImportInput("crd.yaml", "a: 1\n")], new ImportOptions());

        Assert.True(result.IsUnreadable);
        Assert.Equal("KW9205", Assert.Single(result.Findings).Id);
    }

    [Fact]
    public void LegacyVersion_WithoutSelector_GetsTheOneTheServerTook()
    {
        var result = Imports.Of("apiVersion: apps/v1beta1\nkind: StatefulSet\nmetadata: {name: web}\nspec:\n  serviceName: nginx\n  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}\n");

        Imports.AssertFaithful(result);
        Assert.Contains("Selector = (\"app\", \"web\"),", result.Files[0].Text, StringComparison.Ordinal);
        Assert.Equal(
            ["warning KW9201 import-legacy-version: StatefulSet/web: apps/v1beta1 is no longer served; imported as apps/v1. The selector has to be written now; it is what the server took before, the pod template's labels. Where updateStrategy is not written, changes are rolled out now; before, only pods that somebody deleted were updated (OnDelete)."],
            result.Lines());
    }

    [Fact]
    public void UnknownField_IsNamedAndMissing()
    {
        var result = Imports.Of(Service + "spec: {clusterIp: None, ports: [{port: 1}]}\n");

        Assert.False(result.IsFaithful);
        Assert.Equal(["KW9001", "KW9203"], result.Findings.Select(static finding => finding.Id));
        Assert.Contains("spec.clusterIp is \"None\" in the YAML, nothing from the C#", result.Findings[1].Message, StringComparison.Ordinal);
        Assert.Contains("Ports = [new(1)]", Assert.Single(result.Files).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ObjectThatNoRecordHolds_IsKeptAsYaml()
    {
        var result = Imports.Of("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: web}\nspec: {replicas: 1}\n");

        Assert.False(result.IsFaithful);
        Assert.Contains("public static RawManifest Web", Assert.Single(result.Files).Text, StringComparison.Ordinal);
        Assert.Contains("KW9003", result.Findings.Select(static finding => finding.Id));
    }

    [Theory]
    [InlineData("a: [\n", "KW9006")]
    [InlineData("apiVersion: v1\nkind: Service\nkind: Pod\n", "KW9005")]
    public void InvalidYaml_GivesNoFile(string yaml, string rule)
    {
        var result = Imports.Of(yaml);

        Assert.True(result.IsUnreadable);
        Assert.Empty(result.Files);
        Assert.Equal(rule, Assert.Single(result.Findings).Id);
    }

    [Fact]
    public void Namespace_IsThatOfTheClass() =>
        Assert.StartsWith("namespace A.B;\n\n[Manifests]\n", Assert.Single(Imports.Of(Service, ns: "A.B").Files).Text, StringComparison.Ordinal);
}
