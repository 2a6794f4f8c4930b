namespace Kubewright.Tests.Collections;

public sealed class MapTests
{
    [Fact]
    public void Equality_IgnoresOrder()
    {
        Map<int> map = [("a", 1), ("b", 2)];
        Map<int> other = [("b", 2), ("a", 1)];

        Assert.True(map.Equals(other));
        Assert.True(map == other);
        Assert.Equal(map.GetHashCode(), other.GetHashCode());
        Assert.False(map.Equals(other.With("a", 9)));
        Assert.False(map.Equals(other.Without("a")));
        Assert.False(map.Equals(other.Without("a").With("c", 1)));
        Assert.True(map != null);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(100)]
    public void Lookup_AtEverySize_FindsEveryKey(int size)
    {
        var map = Enumerable.Range(0, size).Aggregate(Map<int>.Empty, static (map, i) => map.With($"k{i}", i));

        Assert.Equal(size, map.Count);
        Assert.All(Enumerable.Range(0, size), i => Assert.Equal(i, map[$"k{i}"]));
        Assert.Equal(Enumerable.Range(0, size), map.Values);
        Assert.False(map.ContainsKey("K0"));
        Assert.False(map.TryGetValue("k", out _));
        Assert.Equal(size - 1, map.Without("k1").Count);
        Assert.Equal(7, map.With("k1", 7)["k1"]);
    }

    [Fact]
    public void Entries_KeepTheirOrder()
    {
        Map<int> map = [("z", 1), ("a", 2), ("m", 3)];

        Assert.Equal(["z", "a", "m"], map.With("a", 9).Keys);
        Assert.Equal(["z", "m", "a"], map.Without("a").With("a", 1).Keys);
        Assert.Same(map, map.Without("missing"));
    }

    [Fact]
    public void Indexer_OfMissingKey_IsDefault()
    {
        Map<string> texts = [];
        Map<int> numbers = [];

        Assert.Null(texts["x"]);
        Assert.Equal(0, numbers["x"]);
    }

    [Fact]
    public void Creation_WithKeyTwice_Throws()
    {
        var error = Assert.Throws<ArgumentException>(static () => (Map<int>)[("a", 1), ("a", 2)]);

        Assert.Contains("'a' is given twice", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(static () => Labels.Create([.. Enumerable.Range(0, 20).Select(static i => ($"k{i % 19}", ""))]));
    }

    [Fact]
    public void Labels_FromPairs_HoldThem()
    {
        Labels one = ("a", "1");
        Labels two = (("a", "1"), ("b", "2"));
        Labels three = (("a", "1"), ("b", "2"), ("c", "3"));
        Labels four = (("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"));
        Labels five = [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5")];
        Labels dictionary = new Dictionary<string, string> { ["a"] = "1" };

        Assert.Equal(["a=1", "a=1,b=2", "a=1,b=2,c=3", "a=1,b=2,c=3,d=4", "a=1,b=2,c=3,d=4,e=5", "a=1"],
            new[] { one, two, three, four, five, dictionary }.Select(static labels => labels.ToString()));
    }

    [Fact]
    public void Labels_Changed_AreLabels()
    {
        Labels labels = ("app", "web");

        Labels more = labels.With("tier", "db");

        Assert.Equal("app=web,tier=db", more.ToString());
        Assert.Equal("tier=db", more.Without("app").ToString());
        Assert.Same(more, more.Without("none"));
    }

    [Fact]
    public void IsSubsetOf_NeedsEveryLabelWithItsValue()
    {
        Labels app = ("app", "web");
        Labels both = (("tier", "db"), ("app", "web"));

        Assert.True(app.IsSubsetOf(both));
        Assert.True(app.IsSubsetOf(app));
        Assert.True(Labels.Empty.IsSubsetOf(null));
        Assert.False(both.IsSubsetOf(app));
        Assert.False(app.IsSubsetOf(("app", "Web")));
        Assert.False(app.IsSubsetOf(null));
    }
}
