using Kubewright.Schema;

namespace Kubewright.Schema.Tests;

public sealed class ClosestNameTests
{
    [Theory]
    [InlineData("ngnix", "nginx")]
    [InlineData("nginx-headles", "nginx-headless")]
    [InlineData("ap", "app")]
    [InlineData("APP", null)]
    [InlineData("nginx", null)]
    [InlineData("postgres", null)]
    [InlineData("", null)]
    public void Find_Name_GivesWhatWasProbablyMeant(string name, string? expected) =>
        Assert.Equal(expected, ClosestName.Find(name, ["redis", "app", "nginx", "nginx-headless"]));

    [Fact]
    public void Find_TwoEquallyClose_TakesTheFirst() => Assert.Equal("web-a", ClosestName.Find("web-x", ["web-a", "web-b"]));
}
