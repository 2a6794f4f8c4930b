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

    [Fact]
    public void AddAndRemove_ManyOrdinals_AnswerAsAPlainSetDoes()
    {
        var random = new SeededSource(3);
        var (set, plain) = (new OrdinalSet(), new SortedSet<int>());
        for (var i = 0; i < 2000; i++)
        {
            var ordinal = (int)(random.NextDouble() * 200);
            Assert.Equal(i % 3 == 0 ? plain.Remove(ordinal) : plain.Add(ordinal), i % 3 == 0 ? set.Remove(ordinal) : set.Add(ordinal));
            var (from, to) = (ordinal - 70, ordinal + 70);
            var range = plain.GetViewBetween(Math.Max(0, from), to);

            Assert.Equal(plain.Count, set.Count);
            Assert.Equal(range, set.In(Math.Max(0, from), to));
            Assert.Equal(range.Count, set.CountIn(Math.Max(0, from), to));
            Assert.Equal(range.Count == 0 ? null : range.Max, set.Last(Math.Max(0, from), to));
            Assert.Equal(Enumerable.Range(ordinal, 100).Cast<int?>().FirstOrDefault(o => !plain.Contains(o!.Value)), set.FirstMissing(ordinal, ordinal + 99));
            Assert.Equal(Enumerable.Range(ordinal, 100).Reverse().Cast<int?>().FirstOrDefault(o => !plain.Contains(o!.Value)), set.LastMissing(ordinal, ordinal + 99));
        }
    }

    private static OrdinalSet Of(string members)
    {
        var set = new OrdinalSet();
        foreach (var ordinal in members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse))
        {
            set.Add(ordinal);
        }

        return set;
    }
}
