namespace Kubewright.Runtime.Tests;

public sealed class VirtualClockTests
{
    [Fact]
    public void Advance_SeveralTimers_FiresInOrderOfDueTimeThenCreation()
    {
        var clock = new VirtualClock();
        var fired = new List<string>();
        void Set(string name, int seconds) => clock.CreateTimer(
            _ => fired.Add($"{name}@{(clock.GetUtcNow() - VirtualClock.Epoch).TotalSeconds}"),
            null,
            TimeSpan.FromSeconds(seconds),
            Timeout.InfiniteTimeSpan);
        Set("c", 3);
        Set("a", 1);
        Set("b", 1);

        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(["a@1", "b@1"], fired);
        Assert.Equal(VirtualClock.Epoch.AddSeconds(2), clock.GetUtcNow());
        Assert.Equal(VirtualClock.Epoch.AddSeconds(3), clock.NextTimer);
    }

    [Fact]
    public void Advance_PeriodicTimer_FiresEachPeriodUntilDisposed()
    {
        var clock = new VirtualClock();
        var count = 0;
        var timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(5));
        timer.Dispose();
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(3, count);
        Assert.Null(clock.NextTimer);
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public async Task Delay_OnVirtualClock_EndsWhenTheClockMoves()
    {
        var clock = new VirtualClock();
        var delay = Task.Delay(TimeSpan.FromMinutes(10), clock, TestContext.Current.CancellationToken);

        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(10));
        await delay;
    }

    [Fact]
    public void Advance_Backwards_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VirtualClock().Advance(TimeSpan.FromSeconds(-1)));
}
