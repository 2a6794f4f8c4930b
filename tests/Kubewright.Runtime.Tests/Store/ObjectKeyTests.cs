namespace Kubewright.Runtime.Tests;

/// <summary>Keys as tables see them.</summary>
public sealed class ObjectKeyTests
{
    [Theory]
    [InlineData("web-{0}", "default")]
    [InlineData("data-web-{0}", "default")]
    [InlineData("web-0", "team-{0}")]
    [InlineData("pvc-5f0c7d8e-7cf2-4b9c-b1b1-{0:d12}", "")]
    [InlineData("{0}", "a")]
    public void GetHashCode_OfNamesThatDifferInANumber_SpreadsOverATable(string name, string space)
    {
        const int Count = 10_000;
        const int Buckets = 1 << 14;

        var keys = Enumerable.Range(0, Count).Select(i => new ObjectKey("Pod", Text(space, i), Text(name, i))).ToList();

        // By chance alone 45.7 % of the buckets are taken; the low bits and the high ones choose them alike.
        Assert.InRange(keys.Select(static key => key.GetHashCode() & (Buckets - 1)).Distinct().Count(), 0.42 * Buckets, Count);
        Assert.InRange(keys.Select(static key => (key.GetHashCode() >>> 18) & (Buckets - 1)).Distinct().Count(), 0.42 * Buckets, Count);
    }

    [Fact]
    public void GetHashCode_OfEqualKeys_IsOne()
    {
        var key = new ObjectKey("Pod", "default", "web-10");

        Assert.Equal(key.GetHashCode(), new ObjectKey("Pod", "default", Text("web-{0}", 10)).GetHashCode());
        Assert.NotEqual(key.GetHashCode(), new ObjectKey("Pod", "default", "web-01").GetHashCode());
        Assert.Equal(default(ObjectKey).GetHashCode(), default(ObjectKey).GetHashCode());
    }

    private static string Text(string format, int number) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, number);
}
