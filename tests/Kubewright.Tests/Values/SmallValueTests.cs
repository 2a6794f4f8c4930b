namespace Kubewright.Tests.Values;

public sealed class SmallValueTests
{
    [Fact]
    public void Duration_FromUnits_CountsSeconds()
    {
        Duration[] durations = [30, 30L, 30.Seconds, 2.Minutes, 1.Hours, TimeSpan.FromMinutes(2)];

        Assert.Equal([30L, 30, 30, 120, 3600, 120], durations.Select(static duration => duration.Seconds));
        Assert.Equal(TimeSpan.FromSeconds(30), 30.Seconds.ToTimeSpan());
        Assert.Equal("30s", 30.Seconds.ToString());
        Assert.True(30.Seconds < 1.Minutes && 1.Minutes <= 60.Seconds && 1.Minutes == 60.Seconds && 2.Minutes > 1.Minutes);
    }

    [Fact]
    public void Duration_FromFractionOfSecond_Throws()
    {
        var error = Assert.Throws<ArgumentException>(static () => (Duration)TimeSpan.FromMilliseconds(1500));

        Assert.Contains("whole seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IntOrString_RemembersWhatItWas()
    {
        IntOrString number = 80, text = "80";

        Assert.Equal((80, null), (number.Number, number.Text));
        Assert.Equal((null, "80"), (text.Number, text.Text));
        Assert.True(text.IsString && !number.IsString);
        Assert.NotEqual(number, text);
        Assert.Equal("80", number.ToString());
        Assert.Equal(default, new IntOrString(0));
    }

    [Theory]
    [InlineData("25%", 25)]
    [InlineData("0%", 0)]
    [InlineData("100%", 100)]
    [InlineData("25", null)]
    [InlineData("%", null)]
    [InlineData("-5%", null)]
    [InlineData("1.5%", null)]
    [InlineData(" 5%", null)]
    [InlineData("", null)]
    public void TryGetPercent_OnlyDigitsAndSign(string text, int? expected)
    {
        Assert.Equal(expected is not null, new IntOrString(text).TryGetPercent(out var percent));
        Assert.Equal(expected ?? 0, percent);
    }

    [Fact]
    public void TryGetPercent_OfNumber_IsFalse() => Assert.False(new IntOrString(25).TryGetPercent(out _));

    [Fact]
    public void Ref_FromObject_TakesItsName()
    {
        Ref<Service> reference = new Service("nginx");

        Assert.Equal("nginx", reference.Name);
        Assert.False(reference.IsExternal);
        Assert.Equal("nginx", reference);
    }

    [Fact]
    public void Ref_FromObjectWithoutName_Throws()
    {
        var error = Assert.Throws<ArgumentException>(static () => (Ref<Service>)new Service(new ObjectMeta()));

        Assert.Contains("This Service has no name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ref_External_SaysSoAndEqualsTheSameName()
    {
        var reference = References.External<Service>("shared");

        Assert.True(reference.IsExternal);
        Assert.Equal(new Ref<Service>("shared"), reference);
        Assert.Equal(Ref.External<Service>("shared"), reference);
    }

    [Fact]
    public void RawValue_Equality_IgnoresOrderAndSpaces()
    {
        var value = RawValue.Parse("""{ "b": [1, 2.50, "x", null, true], "a": { "z": "<&>", "k": 1e2 } }""");

        Assert.Equal(RawValue.Parse("""{"a":{"k":100.0,"z":"<&>"},"b":[1,2.5,"x",null,true]}"""), value);
        Assert.Equal("""{"a":{"k":100,"z":"<&>"},"b":[1,2.5,"x",null,true]}""", value.ToJsonString());
        Assert.NotEqual(RawValue.Parse("{}"), value);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"a":1,"a":2}""")]
    public void RawValue_ParseInvalid_Throws(string json) => Assert.Throws<FormatException>(() => RawValue.Parse(json));

    [Fact]
    public void RawValue_OfUnknownPart_Throws()
    {
        var node = new Schema.ObjectNode([new("a", new Schema.UnknownNode(Schema.Origin.None), Schema.Origin.None)], isOpen: false, Schema.Origin.None);

        Assert.StartsWith("a is not fully known", Assert.Throws<ArgumentException>(() => new RawValue(node)).Message, StringComparison.Ordinal);
    }
}
