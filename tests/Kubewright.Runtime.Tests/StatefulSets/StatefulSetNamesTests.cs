namespace Kubewright.Runtime.Tests;

public sealed class StatefulSetNamesTests
{
    [Theory]
    [InlineData("foo-1", "foo", 1)]
    [InlineData("my-set-20", "my-set", 20)]
    [InlineData("foo-2147483647", "foo", int.MaxValue)]
    public void TryParse_NameWithOrdinal_SplitsAtTheLastDash(string name, string parent, int ordinal)
    {
        Assert.True(StatefulSetNames.TryParse(name, out var foundParent, out var foundOrdinal));
        Assert.Equal((parent, ordinal), (foundParent, foundOrdinal));
    }

    [Theory]
    [InlineData("1-bar")]
    [InlineData("foo")]
    [InlineData("foo-")]
    [InlineData("-1")]
    [InlineData("foo-2147483648")]
    [InlineData("foo-+1")]
    [InlineData(null)]
    public void TryParse_NameWithoutOrdinal_Fails(string? name) => Assert.False(StatefulSetNames.TryParse(name, out _, out _));

    [Fact]
    public void OrdinalIn_PodOfAnotherSet_IsNull()
    {
        Assert.Equal(1, StatefulSetNames.OrdinalIn("foo", "foo-1"));
        Assert.Null(StatefulSetNames.OrdinalIn("foo2", "foo-1"));
        Assert.Null(StatefulSetNames.OrdinalIn("foo", "foo-bar-1"));
    }
}
