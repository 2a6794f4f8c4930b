namespace Kubewright.Tests.Values;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("2", "2")]
    [InlineData("+2", "2")]
    [InlineData("-2", "-2")]
    [InlineData("1.", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("0.5", "0.5")]
    [InlineData("007", "7")]
    [InlineData("1n", "0.000000001")]
    [InlineData("1u", "0.000001")]
    [InlineData("500m", "0.5")]
    [InlineData("1k", "1000")]
    [InlineData("1M", "1000000")]
    [InlineData("1G", "1000000000")]
    [InlineData("1T", "1000000000000")]
    [InlineData("1P", "1000000000000000")]
    [InlineData("1E", "1000000000000000000")]
    [InlineData("1Ki", "1024")]
    [InlineData("1Mi", "1048576")]
    [InlineData("1Gi", "1073741824")]
    [InlineData("1Ti", "1099511627776")]
    [InlineData("1Pi", "1125899906842624")]
    [InlineData("1Ei", "1152921504606846976")]
    [InlineData("1.5Gi", "1610612736")]
    [InlineData("0.001Ki", "1.024")]
    [InlineData("1e3", "1000")]
    [InlineData("1E3", "1000")]
    [InlineData("1e+3", "1000")]
    [InlineData("12e-3", "0.012")]
    [InlineData("-1.5m", "-0.0015")]
    [InlineData("0e99999999999", "0")]
    [InlineData("1e000003", "1000")]
    public void Parse_Valid_GivesExactAmount(string text, string expected)
    {
        var quantity = Quantity.Parse(text);

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), quantity.ToDecimal());
        Assert.Equal(text, quantity.ToString());
    }

    [Theory]
    [InlineData("0.1n", "1n")]
    [InlineData("-0.1n", "-1n")]
    [InlineData("1.0000000001", "1000000001n")]
    [InlineData("1e-400", "1e-9")]
    [InlineData("1e-99999999999", "1e-9")]
    public void Parse_FinerThanBillionth_RoundsAwayFromZero(string text, string expected) =>
        Assert.Equal(expected, Quantity.Parse(text).ToCanonicalString());

    [Theory]
    [InlineData("8Ei", 1)]
    [InlineData("9223372036854775808", 1)]
    [InlineData("1e400", 1)]
    [InlineData("1e99999999999", 1)]
    [InlineData("-9000E", -1)]
    public void Parse_BeyondLimit_CountsAsLimit(string text, int sign) =>
        Assert.Equal(sign * (decimal)long.MaxValue, Quantity.Parse(text).ToDecimal());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("Gi")]
    [InlineData("1 Gi")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1KI")]
    [InlineData("1K")]
    [InlineData("1GB")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e3k")]
    [InlineData("1Gi2")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1_000")]
    [InlineData("0x10")]
    [InlineData("1ki")]
    [InlineData("١")]
    [InlineData(".inf")]
    public void TryParse_Invalid_SaysHowToWrite(string text)
    {
        Assert.False(Quantity.TryParse(text, out var value, out var error));
        Assert.Equal(default, value);
        Assert.Contains("for example 500m or 1Gi", error, StringComparison.Ordinal);
        Assert.Equal(error, Assert.Throws<FormatException>(() => Quantity.Parse(text)).Message);
    }

    [Fact]
    public void TryParse_Null_Fails()
    {
        Assert.False(Quantity.TryParse(null, out _, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void TryParse_VeryLong_FailsWithoutRepeatingText()
    {
        Assert.False(Quantity.TryParse(new string('9', 5000), out _, out var error));
        Assert.DoesNotContain("999", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1GB", "1G")]
    [InlineData("1gb", "1G")]
    [InlineData("1GiB", "1Gi")]
    [InlineData("1gi", "1Gi")]
    [InlineData("1 Gi", "1Gi")]
    [InlineData("1K", "1k")]
    [InlineData("512MB", "512M")]
    public void TryParse_CommonSlip_SuggestsSuffix(string text, string suggestion)
    {
        Assert.False(Quantity.TryParse(text, out _, out var error));
        Assert.Contains($"did you mean {suggestion}?", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("1536Mi", "1536Mi")]
    [InlineData("1.5Gi", "1536Mi")]
    [InlineData("1000Ki", "1000Ki")]
    [InlineData("0.5Ki", "512")]
    [InlineData("0.0001Gi", "107374182400u")]
    [InlineData("0.5", "500m")]
    [InlineData("1.5", "1500m")]
    [InlineData("1000m", "1")]
    [InlineData("2000000", "2M")]
    [InlineData("1500", "1500")]
    [InlineData("0.0001", "100u")]
    [InlineData("1e3", "1e3")]
    [InlineData("1000e3", "1e6")]
    [InlineData("1500e0", "1500")]
    [InlineData("1e-1", "100e-3")]
    [InlineData("9e18", "9e18")]
    [InlineData("-1024Ki", "-1Mi")]
    [InlineData("0Gi", "0")]
    [InlineData("1Ei", "1Ei")]
    [InlineData("9E", "9E")]
    public void ToCanonicalString_IsShortestInSameFamily(string text, string expected)
    {
        var quantity = Quantity.Parse(text);

        Assert.Equal(expected, quantity.ToCanonicalString());
        Assert.Equal(quantity, Quantity.Parse(expected));
    }

    [Theory]
    [InlineData("1Gi", "1024Mi", 0)]
    [InlineData("1000m", "1", 0)]
    [InlineData("1e3", "1k", 0)]
    [InlineData("1Gi", "1G", 1)]
    [InlineData("999m", "1", -1)]
    [InlineData("-1", "0", -1)]
    public void Comparison_IsByAmount(string left, string right, int expected)
    {
        Quantity a = left, b = right;

        Assert.Equal(expected, Math.Sign(a.CompareTo(b)));
        Assert.Equal(expected == 0, a == b);
        Assert.Equal(expected != 0, a != b);
        Assert.Equal(expected < 0, a < b);
        Assert.Equal(expected > 0, a > b);
        Assert.Equal(expected <= 0, a <= b);
        Assert.Equal(expected >= 0, a >= b);
        Assert.Equal(expected == 0, a.Equals((object)b));
        Assert.True(expected != 0 || a.GetHashCode() == b.GetHashCode());
    }

    [Theory]
    [InlineData("1Gi", "1Gi", "2Gi", "0")]
    [InlineData("500m", "1", "1500m", "-500m")]
    [InlineData("0", "1Gi", "1Gi", "-1Gi")]
    [InlineData("1Gi", "1", "1073741825", "1073741823")]
    public void Arithmetic_IsExactAndKeepsFamily(string left, string right, string sum, string difference)
    {
        Assert.Equal(sum, (Quantity.Parse(left) + right).ToString());
        Assert.Equal(difference, (Quantity.Parse(left) - right).ToString());
    }

    [Theory]
    [InlineData("1500m", 2, false)]
    [InlineData("2", 2, true)]
    [InlineData("1Ki", 1024, true)]
    [InlineData("0", 0, true)]
    public void ToInt64_RoundsUp(string text, long expected, bool isWhole)
    {
        Assert.Equal(expected, Quantity.Parse(text).ToInt64());
        Assert.Equal(isWhole, Quantity.Parse(text).IsWhole);
    }

    [Fact]
    public void Units_OfNumbers_KeepTheirText()
    {
        Quantity[] quantities =
        [
            1.Ki, 2.Mi, 3.Gi, 4.Ti, 5.Pi, 6.Ei, 500.m, 1.k, 2.M, 3.G, 4.T, 5.P, 7L.Gi, 250L.m,
        ];

        Assert.Equal(
            ["1Ki", "2Mi", "3Gi", "4Ti", "5Pi", "6Ei", "500m", "1k", "2M", "3G", "4T", "5P", "7Gi", "250m"],
            quantities.Select(static quantity => quantity.ToString()));
    }

    [Fact]
    public void Default_IsZero()
    {
        Assert.True(default(Quantity).IsZero);
        Assert.Equal("0", default(Quantity).ToString());
        Assert.Equal(Quantity.Parse("0Gi"), default);
    }
}
