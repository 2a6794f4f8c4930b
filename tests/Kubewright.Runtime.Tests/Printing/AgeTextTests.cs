namespace Kubewright.Runtime.Tests;

public sealed class AgeTextTests
{
    [Theory]
    [InlineData(-5, "<invalid>")]
    [InlineData(-1, "0s")]
    [InlineData(0, "0s")]
    [InlineData(65, "65s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(154, "2m34s")]
    [InlineData((6 * 60) + 13, "6m13s")]
    [InlineData((9 * 60) + 59, "9m59s")]
    [InlineData((12 * 60) + 50, "12m")]
    [InlineData(100 * 60, "100m")]
    [InlineData((179 * 60) + 59, "179m")]
    [InlineData(3 * 3600, "3h")]
    [InlineData((3 * 3600) + (5 * 60), "3h5m")]
    [InlineData(8 * 3600, "8h")]
    [InlineData(47 * 3600, "47h")]
    [InlineData(48 * 3600, "2d")]
    [InlineData(51 * 3600, "2d3h")]
    [InlineData(77 * 86400, "77d")]
    [InlineData(729 * 86400, "729d")]
    [InlineData(731L * 86400, "2y1d")]
    [InlineData(3000L * 86400, "8y")]
    public void Of_Seconds_GivesTheTextOfKubectl(long seconds, string expected) =>
        Assert.Equal(expected, AgeText.Of(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Since_NoStart_IsUnknown() => Assert.Equal("<unknown>", AgeText.Since(null, VirtualClock.Epoch));
}
