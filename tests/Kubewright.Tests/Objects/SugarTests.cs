namespace Kubewright.Tests.Objects;

public sealed class SugarTests
{
    [Fact]
    public void Headless_HasNoAddressAndSelectsPods()
    {
        var service = Service.Headless("nginx", ("app", "nginx"), new ServicePort("web", 80));

        Assert.Equal(new Service("nginx") { ClusterIP = ClusterIP.None, Selector = ("app", "nginx"), Ports = [new("web", 80)] }, service);
    }

    [Fact]
    public void Headless_WithoutPorts_WritesNone() => Assert.Null(Service.Headless("nginx", ("app", "nginx")).Ports);

    [Fact]
    public void LabelSelector_FromLabels_WantsExactMatch()
    {
        LabelSelector selector = (Labels)(("app", "web"), ("tier", "db"));

        Assert.True(selector.Matches((("tier", "db"), ("app", "web"))));
        Assert.False(selector.Matches(("app", "web")));
        Assert.False(selector.Matches(null));
    }

    [Theory]
    [InlineData(LabelSelectorOperator.In, true, false, false)]
    [InlineData(LabelSelectorOperator.NotIn, false, true, true)]
    [InlineData(LabelSelectorOperator.Exists, true, true, false)]
    [InlineData(LabelSelectorOperator.DoesNotExist, false, false, true)]
    public void LabelSelector_Expression_Matches(LabelSelectorOperator operation, bool listed, bool other, bool absent)
    {
        var selector = new LabelSelector
        {
            MatchExpressions = [new("tier", operation) { Values = ["db", "web"] }],
        };

        Assert.Equal(listed, selector.Matches(("tier", "db")));
        Assert.Equal(other, selector.Matches(("tier", "cache")));
        Assert.Equal(absent, selector.Matches(("app", "web")));
        Assert.Equal(absent, selector.Matches(null));
    }
}
