namespace Kubewright.Runtime.Tests;

public sealed class OrdinalSetTests
{
    [Theory]
    [InlineData("", 0, 3, 0, 3)]
    [InlineData("0", 0, 3, 1, 3)]
    [InlineData("0 1 2 3", 0, 3, null, null)]
    [InlineData("0 1 3", 0, 3, 2, 2)]
    [InlineData("1 2 3", 0, 3, 0, 0)]
    [InlineData("0 2 4", 1, 3, 1, 3)]
    [InlineData("5 6", 2, 6, 2, 4)]
    [InlineData("0 1", 3, 2, null, null)]
    public void FirstAndLastMissing_Range_FindsGaps(string members, int from, int to, int? first, int? last)
    {
        var set = Of(members);

        Assert.Equal(first, set.FirstMissing(from, to));
        Assert.Equal(last, set.LastMissing(from, to));
    }

    [Theory]
    [InlineData("2 4 6", 0, 9, 2, 6, 3)]
    [InlineData("2 4 6", 3, 5, 4, 4, 1)]
    [InlineData("2 4 6", 7, 9, null, null, 0)]
    [InlineData("2 4 6", 5, 3, null, null, 0)]
    [InlineData("2 2147483647", 3, int.MaxValue, int.MaxValue, int.MaxValue, 1)]
    public void FirstLastCount_Range_FindsMembers(string members, int from, int to, int? first, int? last, int count)
    {
        var set = Of(members);

        Assert.Equal(first, set.First(from, to));
        Assert.Equal(last, set.Last(from, to));
        Assert.Equal(count, set.CountIn(from, to));
    }

    private static OrdinalSet Of(string members) =>
        members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).Aggregate(OrdinalSet.Empty, static (set, i) => set.Add(i));
}
