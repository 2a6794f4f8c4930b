namespace Kubewright.Runtime.Tests;

public sealed class ScaledClockTests
{
    [Fact]
    public void GetUtcNow_TenTimesAsFast_RunsAheadFromItsStart()
    {
        var source = new VirtualClock();
        source.Advance(TimeSpan.FromHours(1));
        var clock = new ScaledClock(source, 10);

        source.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(VirtualClock.Epoch.AddHours(1).AddMinutes(1), clock.GetUtcNow());
    }

    [Fact]
    public void GetUtcNow_WithAStart_GoesOnFromThere()
    {
        var source = new VirtualClock();
        var clock = new ScaledClock(source, 2, VirtualClock.Epoch.AddDays(1));

        source.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(VirtualClock.Epoch.AddDays(1).AddSeconds(10), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(10, 60, 6000)]
    [InlineData(0.5, 60, 120_000)]
    [InlineData(1_000_000, 1, 1)]
    public void CreateTimer_Due_FiresWhenTheScaledTimeHasCome(double speed, int seconds, int after)
    {
        var source = new VirtualClock();
        var fired = 0;
        using var timer = new ScaledClock(source, speed).CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

        source.Advance(TimeSpan.FromMilliseconds(after - 1));
        Assert.Equal(0, fired);
        source.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, fired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    [InlineData(double.NaN)]
    public void Create_ImpossibleSpeed_Throws(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaledClock(TimeProvider.System, speed));
}
