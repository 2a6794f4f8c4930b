namespace Kubewright.Runtime.Tests;

/// <summary>Keys as tables see them.</summary>
public sealed class ObjectKeyTests
{
    /// <summary>As many places as a table of .NET has for so many.</summary>
    private const uint Places = 17_519;

    [Theory]
    [InlineData("web-{0}", "default")]
    [InlineData("data-web-{0}", "default")]
    [InlineData("web-0", "team-{0}")]
    [InlineData("team-{0}-web-0", "default")]
    [InlineData("pvc-5f0c7d8e-7cf2-4b9c-b1b1-{0:d12}", "")]
    [InlineData("{0}", "a")]
    [InlineData("web-{0}.17c9f3e5a1b2c3d4", "default")]
    public void GetHashCode_OfNamesThatDifferInANumber_SpreadsOverATable(string name, string space)
    {
        var keys = Enumerable.Range(0, 10_000).Select(i => new ObjectKey("Pod", Text(space, i), Text(name, i)));

        // By chance 43.5 % of the places are taken.
        Assert.InRange(PlacesOf(keys), 0.42 * Places, Places);
    }

    [Fact]
    public void GetHashCode_OfNamesWithTwoNumbers_SpreadsOverATable()
    {
        var keys = Enumerable.Range(0, 10_000).Select(static i => new ObjectKey("Pod", "default", Text("shard-{0}", i / 100) + Text("-{0}", i % 100)));

        Assert.InRange(PlacesOf(keys), 0.42 * Places, Places);
    }

    [Fact]
    public void GetHashCode_OfEvents_FollowsTheirStamps()
    {
        var keys = Enumerable.Range(0, 10_000).Select(static i => new ObjectKey("Event", "default", Text("web-{0}", i % 7) + Text(".{0:x16}", 0x17c9f3e5 + i)));

        Assert.Equal(10_000, PlacesOf(keys));
    }

    [Fact]
    public void GetHashCode_OfEqualKeys_IsOne()
    {
        var key = new ObjectKey("Pod", "default", "web-10");

        Assert.Equal(key.GetHashCode(), new ObjectKey("Pod", "default", Text("web-{0}", 10)).GetHashCode());
        Assert.NotEqual(key.GetHashCode(), new ObjectKey("Pod", "default", "web-01").GetHashCode());
        Assert.Equal(default(ObjectKey).GetHashCode(), default(ObjectKey).GetHashCode());
    }

    private static int PlacesOf(IEnumerable<ObjectKey> keys) => keys.Select(static key => (uint)key.GetHashCode() % Places).Distinct().Count();

    private static string Text(string format, int number) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, number);
}
