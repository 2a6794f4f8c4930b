namespace Kubewright.Analyzers.Tests;

public sealed class SharedWorkTests
{
    private const int Parts = 200;

    [Fact]
    public async Task Finish_SeveralThreads_DoesEachPartOnceAndGivesAllToEach()
    {
        var runs = new int[Parts];
        var work = new SharedWork<int>([.. Enumerable.Range(0, Parts).Select(i => (Func<CancellationToken, int>)(_ =>
        {
            Interlocked.Increment(ref runs[i]);
            return i * i;
        }))]);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => work.Finish(CancellationToken.None).ToArray(), TestContext.Current.CancellationToken)));

        Assert.All(runs, static count => Assert.Equal(1, count));
        Assert.All(results, static result => Assert.Equal(Enumerable.Range(0, Parts).Select(static i => i * i), result));
    }

    [Fact]
    public void Finish_ThreadThatIsCancelled_LeavesItsPartToTheNext()
    {
        using var source = new CancellationTokenSource();
        var runs = new int[3];
        var work = new SharedWork<int>([.. Enumerable.Range(0, runs.Length).Select(i => (Func<CancellationToken, int>)(cancellation =>
        {
            runs[i]++;
            if (i == 1 && cancellation == source.Token)
            {
                source.Cancel();
                cancellation.ThrowIfCancellationRequested();
            }

            return i;
        }))]);

        Assert.Throws<OperationCanceledException>(() => work.Finish(source.Token));

        Assert.Equal([0, 1, 2], work.Finish(CancellationToken.None));
        Assert.Equal([1, 2, 1], runs);
    }

    [Fact]
    public void Finish_NoParts_GivesNothing() => Assert.Empty(new SharedWork<int>([]).Finish(CancellationToken.None));
}
