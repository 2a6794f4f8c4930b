using Kubewright.Schema;

namespace Kubewright.Tests.Reading;

public sealed class NodeManifestReaderTests
{
    private delegate object? Read(ManifestReader reader);

    public static TheoryData<string, string, object?> Accepted => new()
    {
        { "string", "abc", "abc" },
        { "string", "\"80\"", "80" },
        { "int", "80", 80 },
        { "int", "0x10", 16 },
        { "long", "9223372036854775807", long.MaxValue },
        { "double", "1.5", 1.5 },
        { "double", "2", 2.0 },
        { "bool", "true", true },
        { "bool", "no", false },
        { "quantity", "1Gi", Quantity.Parse("1Gi") },
        { "quantity", "2", Quantity.Parse("2") },
        { "quantity", "0.5", Quantity.Parse("500m") },
        { "quantity", "\"2\"", Quantity.Parse("2") },
        { "intOrString", "80", new IntOrString(80) },
        { "intOrString", "\"80\"", new IntOrString("80") },
        { "intOrString", "25%", new IntOrString("25%") },
        { "duration", "30", new Duration(30) },
        { "time", "2030-01-31T12:00:00Z", new DateTimeOffset(2030, 1, 31, 12, 0, 0, TimeSpan.Zero) },
        { "time", "2030-01-31T12:00:00.5Z", new DateTimeOffset(2030, 1, 31, 12, 0, 0, 500, TimeSpan.Zero) },
        { "time", "2030-01-31T12:00:00.123456789Z", new DateTimeOffset(2030, 1, 31, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567) },
        { "time", "2030-01-31T14:00:00+02:00", new DateTimeOffset(2030, 1, 31, 12, 0, 0, TimeSpan.Zero) },
        { "ref", "nginx", new Ref<Service>("nginx") },
        { "strings", "[a, b]", (ValueList<string>)["a", "b"] },
        { "strings", "[]", ValueList<string>.Empty },
        { "ints", "[1, 2]", (ValueList<int>)[1, 2] },
        { "labels", "{a: b}", (Labels)("a", "b") },
        { "map", "{a: b}", (Map<string>)[("a", "b")] },
        { "quantities", "{cpu: 500m, memory: 1Gi}", (Map<Quantity>)[("cpu", 500.m), ("memory", 1.Gi)] },
        { "raw", "{b: [1, x], a: null}", RawValue.Parse("""{"a":null,"b":[1,"x"]}""") },
    };

    [Theory]
    [MemberData(nameof(Accepted), DisableDiscoveryEnumeration = true)]
    public void Value_OfRightType_IsRead(string type, string yaml, object? expected)
    {
        var (value, findings) = ReadField(type, yaml);

        Assert.Empty(findings);
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("string")]
    [InlineData("int")]
    [InlineData("long")]
    [InlineData("double")]
    [InlineData("bool")]
    [InlineData("quantity")]
    [InlineData("intOrString")]
    [InlineData("duration")]
    [InlineData("time")]
    [InlineData("ref")]
    [InlineData("strings")]
    [InlineData("ints")]
    [InlineData("labels")]
    [InlineData("map")]
    [InlineData("quantities")]
    [InlineData("raw")]
    public void Value_Null_IsAbsent(string type)
    {
        var (value, findings) = ReadField(type, "null");

        Assert.Null(value);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("string", "80", "80 is a number, a string is wanted; quote it")]
    [InlineData("string", "true", "true is a boolean, a string is wanted; quote it")]
    [InlineData("string", "[a]", "this is a list, a string is wanted")]
    [InlineData("string", "{a: b}", "this is a map, a string is wanted")]
    [InlineData("ref", "80", "80 is a number, a string is wanted; quote it")]
    [InlineData("int", "\"80\"", "\"80\" is a string, a whole number is wanted; remove the quotes")]
    [InlineData("int", "abc", "\"abc\" is a string, a whole number is wanted")]
    [InlineData("int", "1.5", "1.5 is a number, a whole number is wanted")]
    [InlineData("int", "3000000000", "3000000000 does not fit; the field holds whole numbers from -2147483648 to 2147483647")]
    [InlineData("long", "9223372036854775808", "9223372036854775808 does not fit; the field holds whole numbers from -9223372036854775808 to 9223372036854775807")]
    [InlineData("duration", "30s", "\"30s\" is a string, a whole number is wanted")]
    [InlineData("double", "\"1.5\"", "\"1.5\" is a string, a finite number is wanted; remove the quotes")]
    [InlineData("double", ".inf", ".inf is a number, a finite number is wanted")]
    [InlineData("bool", "\"true\"", "\"true\" is a string, true or false is wanted; remove the quotes")]
    [InlineData("bool", "1", "1 is a number, true or false is wanted")]
    [InlineData("intOrString", "1.5", "1.5 is a number, a whole number or a string is wanted; quote it")]
    [InlineData("intOrString", "[]", "this is a list, a whole number or a string is wanted")]
    [InlineData("quantity", "true", "true is a boolean, a quantity is wanted; write for example 500m or 1Gi")]
    [InlineData("time", "2030-01-31", "'2030-01-31' is no point in time; write it like 2030-01-31T12:00:00Z")]
    [InlineData("time", "2030-01-31T12:00:00", "'2030-01-31T12:00:00' is no point in time; write it like 2030-01-31T12:00:00Z")]
    [InlineData("strings", "a", "\"a\" is a string, a list is wanted")]
    [InlineData("labels", "[a]", "this is a list, a map is wanted")]
    public void Value_OfWrongType_IsFinding(string type, string yaml, string message)
    {
        var (value, findings) = ReadField(type, yaml);

        Assert.Null(value);
        var finding = Assert.Single(findings);
        Assert.Equal((ReadCode.WrongType, "spec.field", $"spec.field: {message}"), (finding.Code, finding.Path, finding.Message));
        Assert.Equal(2, Assert.IsType<TextOrigin>(finding.Origin).Line);
    }

    [Fact]
    public void Quantity_Unreadable_SaysHowToWriteIt()
    {
        var finding = Assert.Single(ReadField("quantity", "1GB").Findings);

        Assert.StartsWith("spec.field: '1GB' is no quantity: 'GB' is no suffix (did you mean 1G?)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ListAndMap_WithPartsThatDoNotFit_KeepTheOthers()
    {
        var (strings, findings) = ReadField("strings", "[a, 1, null, b]");

        Assert.Equal((ValueList<string>)["a", "b"], strings);
        Assert.Equal(["spec.field[1]", "spec.field[2]"], findings.Select(static finding => finding.Path));

        var (labels, more) = ReadField("labels", "{a: b, example.com/c: 1, d: }");

        Assert.Equal((Labels)("a", "b"), labels);
        Assert.Equal(["spec.field[example.com/c]", "spec.field.d"], more.Select(static finding => finding.Path));
        Assert.Contains("(\"\" for an empty text)", more[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replica", "did you mean replicas?")]
    [InlineData("Replicas", "did you mean replicas?")]
    [InlineData("repilcas", "did you mean replicas?")]
    [InlineData("somethingElse", "remove it")]
    public void Unknown_SuggestsClosestName(string name, string cure)
    {
        var findings = new List<ReadFinding>();
        var reader = ReaderOf($"{name}: 1", findings);
        reader.BeginObject();
        reader.NextMember(out _);

        reader.Unknown(["selector", "replicas", "template"]);

        var finding = Assert.Single(findings);
        Assert.Equal((ReadCode.UnknownField, name, $"{name}: there is no field of this name here; {cure}"), (finding.Code, finding.Path, finding.Message));
        Assert.False(reader.NextMember(out _));
    }

    [Fact]
    public void Missing_NamesPlaceInObjectJustLeft()
    {
        var findings = new List<ReadFinding>();
        var reader = ReaderOf("spec:\n  items:\n  - a: {b: c}\n", findings);
        reader.BeginObject();
        reader.NextMember(out _);
        reader.BeginObject();
        reader.NextMember(out _);
        reader.BeginArray();
        reader.NextItem();
        reader.BeginObject();
        while (reader.NextMember(out _))
        {
        }

        reader.Missing("name");

        var finding = Assert.Single(findings);
        Assert.Equal((ReadCode.MissingField, "spec.items[0].name"), (finding.Code, finding.Path));
        Assert.Equal(3, Assert.IsType<TextOrigin>(finding.Origin).Line);
    }

    [Fact]
    public void Unsupported_NamesValuesAndClosest()
    {
        var findings = new List<ReadFinding>();
        var reader = ReaderOf("parallel", findings);

        Assert.Null(reader.Unsupported<int>(reader.String()!, "OrderedReady, Parallel"));
        Assert.Equal(
            (ReadCode.UnsupportedValue, "'parallel' is no value of this field; did you mean Parallel? It takes OrderedReady, Parallel"),
            (findings[0].Code, findings[0].Message));
        Assert.Equal("parallel", findings[0].Value);
        Assert.Equal(["OrderedReady", "Parallel"], findings[0].Supported);
    }

    [Fact]
    public void NextMember_OutsideObject_Throws()
    {
        var reader = ReaderOf("[a]", []);

        Assert.Throws<InvalidOperationException>(() => reader.NextMember(out _));
        reader.BeginArray();
        Assert.Throws<InvalidOperationException>(() => reader.NextMember(out _));
    }

    private static NodeManifestReader ReaderOf(string yaml, ICollection<ReadFinding> findings) =>
        new(Assert.Single(YamlReader.Read(yaml, "-").Documents).Root, findings);

    private static (object? Value, List<ReadFinding> Findings) ReadField(string type, string yaml)
    {
        Read read = type switch
        {
            "string" => static reader => reader.String(),
            "int" => static reader => reader.Int32(),
            "long" => static reader => reader.Int64(),
            "double" => static reader => reader.Double(),
            "bool" => static reader => reader.Boolean(),
            "quantity" => static reader => reader.Quantity(),
            "intOrString" => static reader => reader.IntOrString(),
            "duration" => static reader => reader.Duration(),
            "time" => static reader => reader.Timestamp(),
            "ref" => static reader => reader.Reference<Service>(),
            "strings" => static reader => reader.List(static item => item.String()),
            "ints" => static reader => reader.Values(static item => item.Int32()),
            "labels" => static reader => reader.Labels(),
            "map" => static reader => reader.Map(static item => item.String()),
            "quantities" => static reader => reader.ValueMap(static item => item.Quantity()),
            _ => static reader => reader.Raw(),
        };
        var findings = new List<ReadFinding>();
        var reader = ReaderOf($"spec:\n  field: {yaml}\n", findings);
        Assert.True(reader.BeginObject() && reader.NextMember(out _) && reader.BeginObject() && reader.NextMember(out _));
        var value = read(reader);
        Assert.False(reader.NextMember(out _) || reader.NextMember(out _));
        return (value, findings);
    }
}
