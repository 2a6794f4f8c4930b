namespace Kubewright.Runtime.Tests;

public sealed class SeededSourceTests
{
    [Fact]
    public void NextUid_SameSeed_GivesTheSameSequence()
    {
        var one = new SeededSource(7);
        var two = new SeededSource(7);

        Assert.Equal(Enumerable.Range(0, 100).Select(_ => one.NextUid()), Enumerable.Range(0, 100).Select(_ => two.NextUid()));
        Assert.NotEqual(new SeededSource(1).NextUid(), new SeededSource(2).NextUid());
    }

    [Fact]
    public void NextUid_Always_IsAVersion4Uuid()
    {
        var source = new SeededSource(1);
        for (var i = 0; i < 1000; i++)
        {
            Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", source.NextUid());
        }
    }

    [Fact]
    public void NextNameSuffix_Always_HasFiveSafeCharacters()
    {
        var source = new SeededSource(1);
        for (var i = 0; i < 1000; i++)
        {
            Assert.Matches("^[bcdfghjklmnpqrstvwxz2456789]{5}$", source.NextNameSuffix());
            Assert.InRange(source.NextDouble(), 0, 0.9999999999999999);
        }
    }
}
