namespace Kubewright.Tests.Collections;

public sealed class ValueListTests
{
    [Fact]
    public void Equality_IsByItemsInOrder()
    {
        ValueList<string> list = ["a", "b"];

        Assert.Equal(list, ["a", "b"]);
        Assert.True(list == (ValueList<string>)["a", "b"]);
        Assert.True(list.Equals((object)ValueList<string>.Empty.Add("a").Add("b")));
        Assert.Equal(list.GetHashCode(), ((ValueList<string>)["a", "b"]).GetHashCode());
        Assert.False(list.Equals((ValueList<string>)["b", "a"]));
        Assert.False(list.Equals((ValueList<string>)["a"]));
        Assert.False(list.Equals(null));
        Assert.True(list != null);
    }

    [Fact]
    public void Equality_OfRecordsThatHoldLists_IsByValue()
    {
        var left = new Container("a") { Args = ["-x"], Ports = [new("web", 80)] };
        var right = new Container("a") { Args = ["-x"], Ports = [new("web", 80)] };

        Assert.Equal(left, right);
        Assert.NotEqual(left, right with { Args = ["-y"] });
    }

    [Fact]
    public void Changes_GiveNewLists()
    {
        ValueList<int> list = [1, 2, 3];

        Assert.Equal<int>([1, 2, 3, 4], list.Add(4));
        Assert.Equal<int>([1, 2, 3, 4, 5], list.AddRange([4, 5]));
        Assert.Equal<int>([1, 9, 3], list.SetItem(1, 9));
        Assert.Equal<int>([1, 3], list.RemoveAt(1));
        Assert.Equal<int>([1, 2, 3], list);
        Assert.Equal((3, 2), (list.Count, list[1]));
        Assert.Equal("[1, 2, 3]", list.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => list.RemoveAt(3));
    }

    [Fact]
    public void ConvertAll_WithoutChange_IsSameList()
    {
        ValueList<string> list = ["a", "b"];

        Assert.Same(list, list.ConvertAll(static item => item));
        Assert.Equal<string>(["a!", "b!"], list.ConvertAll(static item => item + "!"));
    }

    [Fact]
    public void Conversions_CopyTheirSource()
    {
        var array = new[] { 1, 2 };
        var source = new List<int> { 1, 2 };
        ValueList<int> fromArray = array, fromList = source;

        array[0] = 9;
        source.Add(3);

        Assert.Equal<int>([1, 2], fromArray);
        Assert.Equal<int>([1, 2], fromList);
    }
}
