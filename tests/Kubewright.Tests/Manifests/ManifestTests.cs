using Kubewright.Schema;

namespace Kubewright.Tests.Manifests;

public sealed class ManifestTests
{
    private static readonly Labels App = ("app", "nginx");

    private static StatefulSet Web => new("web")
    {
        ServiceName = new Service("nginx"),
        Replicas = 3,
        Selector = App,
        Containers =
        [
            new("nginx", "registry.k8s.io/nginx-slim:0.27")
            {
                Ports = [new("web", 80)],
                VolumeMounts = [new(Www, "/usr/share/nginx/html")],
            },
        ],
        VolumeClaimTemplates = [Www],
    };

    private static VolumeClaim Www => new("www") { AccessModes = [AccessMode.ReadWriteOnce], Storage = 1.Gi };

    private const string WebYaml =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: web
        spec:
          serviceName: nginx
          replicas: 3
          selector:
            matchLabels:
              app: nginx
          template:
            metadata:
              labels:
                app: nginx
            spec:
              containers:
              - name: nginx
                image: registry.k8s.io/nginx-slim:0.27
                ports:
                - name: web
                  containerPort: 80
                volumeMounts:
                - name: www
                  mountPath: /usr/share/nginx/html
          volumeClaimTemplates:
          - metadata:
              name: www
            spec:
              accessModes:
              - ReadWriteOnce
              resources:
                requests:
                  storage: 1Gi

        """;

    [Fact]
    public void ToYaml_OfStatefulSet_HasOnlyWhatWasWritten()
    {
        var expected = Assert.Single(YamlReader.Read(WebYaml, "-").Documents).Root;
        var actual = Assert.Single(YamlReader.Read(Web.ToYaml(), "-").Documents).Root;

        Assert.Equal(new RawValue(expected).ToJsonString(), new RawValue(actual).ToJsonString());
        Assert.EndsWith("1Gi\n", Web.ToYaml(), StringComparison.Ordinal);
        Assert.Equal(Web.ToYaml(), Web.ToYaml());
    }

    [Fact]
    public void EveryForm_ReadBack_GivesEqualObject()
    {
        Assert.Equal(Web, ReadOne(Web.ToYaml()));
        Assert.Equal(Web, ReadOne(Web.ToJson()));
        Assert.Equal(Web, ReadOne(WebYaml));
        var findings = new List<ReadFinding>();
        Assert.Equal(Web, StatefulSet.Read(new NodeManifestReader(Web.ToNode(), findings)));
        Assert.Empty(findings);
    }

    [Fact]
    public void ToYaml_OfSeveral_JoinsDocumentsInOrder()
    {
        var yaml = Manifest.ToYaml([new Service("a"), new Service("b")]);

        Assert.Equal("apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: b\n", yaml);
        Assert.Equal(["a", "b"], Manifest.Parse(yaml, "-").Objects.Select(static item => item.Name));
        Assert.Equal("", Manifest.ToYaml([]));
    }

    [Fact]
    public void Parse_OfUnknownKind_KeepsTreeWithoutFinding()
    {
        var documents = Manifest.Parse("apiVersion: example.com/v1\nkind: Database\nmetadata: {name: db, namespace: prod}\n", "db.yaml");

        Assert.Empty(documents.Findings);
        var document = Assert.Single(documents.Objects);
        Assert.Null(document.Object);
        Assert.Equal(("example.com/v1", "Database", "db", "prod"), (document.ApiVersion, document.Kind, document.Name, document.Namespace));
        Assert.Equal("db", Assert.IsType<ScalarNode>(document.Node.At("metadata.name")).Text);
    }

    [Theory]
    [InlineData("kind: Service", "apiVersion is missing")]
    [InlineData("apiVersion: v1", "kind is missing")]
    [InlineData("apiVersion: 1\nkind: Service", "apiVersion is no text")]
    public void Parse_WithoutKind_IsFinding(string yaml, string message)
    {
        var documents = Manifest.Parse(yaml, "a.yaml");

        var finding = Assert.Single(documents.Findings);
        Assert.Equal(ReadCode.UnknownKind, finding.Code);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal("a.yaml", Assert.IsType<TextOrigin>(finding.Origin).File);
        Assert.Null(Assert.Single(documents.Objects).Object);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterip: None}", ReadCode.UnknownField, "spec.clusterip")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: NodePorts}", ReadCode.UnsupportedValue, "spec.type")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: \"80\"}]}", ReadCode.WrongType, "spec.ports[0].port")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{name: x}]}", ReadCode.MissingField, "spec.ports[0].port")]
    [InlineData("apiVersion: v1\nkind: Service\nkind: Service\nmetadata: {name: a}", ReadCode.DuplicateKey, "")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a\n", ReadCode.YamlSyntax, "")]
    [InlineData("- a", ReadCode.WrongType, "")]
    [InlineData("text", ReadCode.WrongType, "")]
    public void Parse_OfBadManifest_IsFindingWithItsPlace(string yaml, string code, string path)
    {
        var findings = Manifest.Parse(yaml, "a.yaml").Findings;

        Assert.Contains(findings, finding => finding.Code == code && finding.Path == path && finding.Origin is TextOrigin { File: "a.yaml" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\n---\n# nothing\n")]
    public void Parse_OfNothing_IsEmpty(string yaml)
    {
        var documents = Manifest.Parse(yaml, "-");

        Assert.Empty(documents.Objects);
        Assert.Empty(documents.Findings);
    }

    [Fact]
    public void Parse_OfList_GivesItsItems()
    {
        const string Yaml =
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Service, metadata: {name: a}}
            - apiVersion: v1
              kind: ServiceList
              items:
              - metadata: {name: b}
              - metadata: {name: c}
            """;

        var documents = Manifest.Parse(Yaml, "-");

        Assert.Empty(documents.Findings);
        Assert.Equal([new Service("a"), new Service("b"), new Service("c")], documents.Objects.Select(static item => item.Object));
    }

    [Fact]
    public void Parse_OfItemWithoutKindInPlainList_IsFinding()
    {
        var documents = Manifest.Parse("apiVersion: v1\nkind: List\nitems:\n- metadata: {name: a}\n", "-");

        Assert.Equal(ReadCode.UnknownKind, Assert.Single(documents.Findings).Code);
    }

    [Fact]
    public void Load_ReadsFileAndNamesItAsGiven()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");
        File.WriteAllText(path, "kind: Service");
        try
        {
            var finding = Assert.Single(Manifest.Load(path).Findings);

            Assert.Equal(path, Assert.IsType<TextOrigin>(finding.Origin).File);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Load_OfMissingFile_Throws() =>
        Assert.ThrowsAny<IOException>(static () => Manifest.Load(Path.Combine(Path.GetTempPath(), "no-such-folder", "no-such-file.yaml")));

    private static IKubernetesObject ReadOne(string text)
    {
        var documents = Manifest.Parse(text, "-");
        Assert.Empty(documents.Findings);
        return Assert.IsType<IKubernetesObject>(Assert.Single(documents.Objects).Object, exactMatch: false);
    }
}
