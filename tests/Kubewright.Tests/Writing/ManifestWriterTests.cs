using System.Buffers;
using System.Text;
using Kubewright.Schema;

namespace Kubewright.Tests.Writing;

public sealed class ManifestWriterTests
{
    private static readonly DateTimeOffset Time = new(2030, 1, 31, 14, 0, 0, 123, 456, TimeSpan.FromHours(2));

    [Fact]
    public void Yaml_OfNestedListsAndMaps_IsBlockStyle()
    {
        Assert.Equal(
            """
            name: web
            empty: {}
            none: []
            spec:
              containers:
              - name: a
                ports:
                - 80
                - 443
                nested: {}
              - {}
              - []
              - - x
                - - z
              after: true
            count: 3
            ratio: 0.5
            nothing: null

            """,
            Yaml(WriteNested));
    }

    [Fact]
    public void Json_OfNestedListsAndMaps_IsCompact()
    {
        Assert.Equal(
            """{"name":"web","empty":{},"none":[],"spec":{"containers":[{"name":"a","ports":[80,443],"nested":{}},{},[],["x",["z"]]],"after":true},"count":3,"ratio":0.5,"nothing":null}""",
            Json(WriteNested));
    }

    [Fact]
    public void EveryWriter_OfSameValue_GivesSameContent()
    {
        var node = new NodeManifestWriter();
        WriteNested(node);
        var expected = new RawValue(node.Root);

        Assert.Equal(expected, RawValue.Parse(Json(WriteNested)));
        Assert.Equal(expected, new RawValue(Assert.Single(YamlReader.Read(Yaml(WriteNested), "-").Documents).Root));
    }

    [Fact]
    public void Member_OfEachType_WritesItsJsonForm()
    {
        var json = Json(static writer =>
        {
            writer.BeginObject();
            writer.Member("string", "x");
            writer.Member("int", 1);
            writer.Member("long", 2L);
            writer.Member("bool", false);
            writer.Member("double", 1.0);
            writer.Member("big", 1e20);
            writer.Member("quantity", (Quantity?)1.Gi);
            writer.Member("port", (IntOrString?)80);
            writer.Member("portName", (IntOrString?)"http");
            writer.Member("seconds", (Duration?)30.Seconds);
            writer.Member("time", Time);
            writer.MicroTime("micro", Time);
            writer.Member("raw", RawValue.Parse("""{"b":1,"a":[null,1.50]}"""));
            writer.Member("record", new LocalObjectReference("x"));
            writer.Member("ref", new Ref<Service>("nginx"));
            writer.Member("refOrNull", (Ref<Service>?)new Ref<Service>("nginx"));
            writer.Member("strings", (ValueList<string>)["a"]);
            writer.Member("ints", (ValueList<int>)[1]);
            writer.Member("longs", (ValueList<long>)[2]);
            writer.Member("records", (ValueList<LocalObjectReference>)[new("y")]);
            writer.Member("texts", (ValueList<int>)[1, 2], static item => $"#{item}");
            writer.Member("labels", (Labels)("a", "b"));
            writer.Member("quantities", (Map<Quantity>)[("cpu", 500.m)]);
            writer.Member("map", (Map<LocalObjectReference>)[("k", new("z"))]);
            writer.EndObject();
        });

        Assert.Equal(
            """{"string":"x","int":1,"long":2,"bool":false,"double":1,"big":1e+20,"quantity":"1Gi","port":80,"portName":"http","seconds":30"""
            + ""","time":"2030-01-31T12:00:00Z","micro":"2030-01-31T12:00:00.123456Z","raw":{"b":1,"a":[null,1.5]},"record":{"name":"x"}"""
            + ""","ref":"nginx","refOrNull":"nginx","strings":["a"],"ints":[1],"longs":[2],"records":[{"name":"y"}],"texts":["#1","#2"]"""
            + ""","labels":{"a":"b"},"quantities":{"cpu":"500m"},"map":{"k":{"name":"z"}}}""",
            json);
    }

    [Fact]
    public void Member_OfNull_WritesNothing()
    {
        var json = Json(static writer =>
        {
            writer.BeginObject();
            writer.Member("a", (string?)null);
            writer.Member("a", (int?)null);
            writer.Member("a", (long?)null);
            writer.Member("a", (bool?)null);
            writer.Member("a", (double?)null);
            writer.Member("a", default(Quantity?));
            writer.Member("a", default(IntOrString?));
            writer.Member("a", default(Duration?));
            writer.Member("a", (DateTimeOffset?)null);
            writer.MicroTime("a", null);
            writer.Member("a", (IManifestValue?)null);
            writer.Member("a", default(Ref<Service>));
            writer.Member("a", default(Ref<Service>?));
            writer.Member("a", (ValueList<string>?)null);
            writer.Member("a", (ValueList<Container>?)null);
            writer.Member("a", (ValueList<int>?)null, static item => "");
            writer.Member("a", (Map<string>?)null);
            writer.Member("a", (Map<Quantity>?)null);
            writer.EndObject();
        });

        Assert.Equal("{}", json);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Float_NotFinite_Throws(double value) =>
        Assert.Throws<ArgumentException>(() => Json(writer => writer.Float(value)));

    [Fact]
    public void Raw_OfUnknownNode_Throws() =>
        Assert.Throws<ArgumentException>(static () => new NodeManifestWriter().Raw(new UnknownNode(Origin.None)));

    [Fact]
    public void Node_OfBuiltObject_KnowsPathsAndExternalReferences()
    {
        var set = new StatefulSet("web")
        {
            Selector = ("app", "web"),
            ServiceName = References.External<Service>("shared"),
            Containers = [new("a", "b")],
        };

        var node = set.ToNode();

        var service = Assert.IsType<ScalarNode>(node.At("spec.serviceName"));
        Assert.True(service.IsExternal);
        var containers = Assert.IsType<ArrayNode>(node.At("spec.template.spec.containers"));
        Assert.Equal(new ObjectOrigin("spec.template.spec.containers[0].image"), containers.Items[0]["image"].Origin);
        Assert.Equal(new ObjectOrigin("spec.template.metadata.labels.app"), node.At("spec.template.metadata.labels.app").Origin);
    }

    [Fact]
    public void Yaml_OfSeveralRoots_SeparatesDocuments()
    {
        Assert.Equal("a\n---\n{}\n---\n[]\n", Yaml(static writer =>
        {
            writer.String("a");
            writer.BeginObject();
            writer.EndObject();
            writer.BeginArray();
            writer.EndArray();
        }));
    }

    [Fact]
    public void Yaml_ToBytes_IsUtf8WithoutMark()
    {
        var buffer = new ArrayBufferWriter<byte>();
        new YamlManifestWriter(buffer).String("ü😀");

        Assert.Equal("ü😀\n"u8.ToArray(), buffer.WrittenSpan.ToArray());
    }

    public static TheoryData<Action<ManifestWriter>> Misuses => new()
    {
        static writer => writer.Name("a"),
        static writer => writer.EndObject(),
        static writer => { writer.BeginObject(); writer.EndArray(); },
        static writer => { writer.BeginObject(); writer.String("a"); },
        static writer => { writer.BeginArray(); writer.Name("a"); },
        static writer => { writer.BeginObject(); writer.Name("a"); writer.EndObject(); },
        static writer => { writer.BeginObject(); writer.Name("a"); writer.Name("b"); },
    };

    [Theory]
    [MemberData(nameof(Misuses), DisableDiscoveryEnumeration = true)]
    public void EveryWriter_Misused_Throws(Action<ManifestWriter> misuse)
    {
        Assert.Throws<InvalidOperationException>(() => misuse(new YamlManifestWriter(new StringWriter())));
        Assert.Throws<InvalidOperationException>(() => misuse(new JsonManifestWriter(new ArrayBufferWriter<byte>())));
        Assert.Throws<InvalidOperationException>(() => misuse(new NodeManifestWriter()));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a && b > c", "a \\u0026\\u0026 b \\u003e c")]
    [InlineData("<\"é\n>", "\\u003c\\\"é\\n\\u003e")]
    public void Json_EscapingMarkup_WritesAsTheApiServerDoes(string text, string expected)
    {
        var buffer = new ArrayBufferWriter<byte>();

        new JsonManifestWriter(buffer, escapesMarkup: true).String(text);

        Assert.Equal($"\"{expected}\"", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public void Node_NotComplete_Throws()
    {
        var writer = new NodeManifestWriter();
        writer.BeginObject();

        Assert.Throws<InvalidOperationException>(() => writer.Root);
    }

    private static string Yaml(Action<ManifestWriter> write)
    {
        var text = new StringWriter();
        write(new YamlManifestWriter(text));
        return text.ToString();
    }

    private static string Json(Action<ManifestWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(new JsonManifestWriter(buffer));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteNested(ManifestWriter writer)
    {
        writer.BeginObject();
        writer.Member("name", "web");
        writer.Member("empty", Map<string>.Empty);
        writer.Member("none", ValueList<string>.Empty);
        writer.Name("spec");
        writer.BeginObject();
        writer.Name("containers");
        writer.BeginArray();
        writer.BeginObject();
        writer.Member("name", "a");
        writer.Member("ports", (ValueList<int>)[80, 443]);
        writer.Member("nested", Labels.Empty);
        writer.EndObject();
        writer.BeginObject();
        writer.EndObject();
        writer.BeginArray();
        writer.EndArray();
        writer.BeginArray();
        writer.String("x");
        writer.BeginArray();
        writer.String("z");
        writer.EndArray();
        writer.EndArray();
        writer.EndArray();
        writer.Member("after", true);
        writer.EndObject();
        writer.Member("count", 3);
        writer.Member("ratio", 0.5);
        writer.Name("nothing");
        writer.Null();
        writer.EndObject();
    }
}
