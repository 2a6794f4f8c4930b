namespace Kubewright.Emit.Tests;

public sealed class MemberLocatorTests : IDisposable
{
    private const string Source =
        """
        namespace Shop
        {
            public static class Outer
            {
                [Manifests]
                public static class Web
                {
                    public static ConfigMap Expression =>
                        new("expression");

                    public static ConfigMap Block
                    {
                        get
                        {
                            return new("block");
                        }
                    }

                    public static ConfigMap Auto { get; } = new("auto");

                    public static readonly ConfigMap Field = new ConfigMap("field")
                    {
                        Data = new Dictionary<string, string> { ["a"] = "b" },
                    };

                    public static ConfigMap Method() => new("method");
                }
            }
        }
        """;

    private readonly TemporaryFolder _build = new();

    public void Dispose() => _build.Dispose();

    [Theory]
    [InlineData("get_Expression", 9)]
    [InlineData("get_Block", 15)]
    [InlineData("get_Auto", 19)]
    [InlineData("Field", 21)]
    [InlineData("Method", 26)]
    public void Find_Member_IsTheLineThatMakesTheObject(string member, int line)
    {
        using var locator = MemberLocator.Open(UserAssembly.Compile(_build, Source));

        var location = locator.Find("Shop.Outer+Web", member);

        Assert.Equal(("/src/Web.cs", line), (location?.File, location?.Line ?? 0));
    }

    [Theory]
    [InlineData("Shop.Outer+Web", "get_Absent")]
    [InlineData("Shop.Web", "get_Auto")]
    public void Find_UnknownMember_IsNull(string type, string member)
    {
        using var locator = MemberLocator.Open(UserAssembly.Compile(_build, Source));

        Assert.Null(locator.Find(type, member));
    }

    [Fact]
    public void Find_WithoutSymbols_IsNull()
    {
        using var locator = MemberLocator.Open(UserAssembly.Compile(_build, Source, withSymbols: false));

        Assert.Null(locator.Find("Shop.Outer+Web", "get_Expression"));
    }

    [Fact]
    public void Find_BrokenSymbols_IsNull()
    {
        var assembly = UserAssembly.Compile(_build, Source);
        _build.Write("Shop.pdb", "broken");

        using var locator = MemberLocator.Open(assembly);

        Assert.Null(locator.Find("Shop.Outer+Web", "get_Expression"));
    }
}
