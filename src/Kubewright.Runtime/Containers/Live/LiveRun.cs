namespace Kubewright.Runtime;

/// <summary>
/// A run that somebody is connected to. It has a thread of its own, and waits for time, input and readers as they come;
/// while it waits the gate is open for others.
/// </summary>
/// <param name="container">Where it runs.</param>
/// <param name="host">The containers.</param>
/// <param name="clock">The cluster's clock.</param>
/// <param name="killed">Ends the run.</param>
internal sealed class LiveRun(ContainerInstance container, ContainerHost host, TimeProvider clock, CancellationToken killed) : ProgramRun(container, isMain: false)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private CancellationTokenSource _interrupt = CancellationTokenSource.CreateLinkedTokenSource(killed);

    /// <inheritdoc/>
    public override bool IsPaced => true;

    /// <inheritdoc/>
    public override DateTimeOffset Now => host.Now;

    /// <summary>Ends what runs now, as Ctrl-C does, from another thread.</summary>
    public void Break()
    {
        Interrupt();
        Interlocked.Exchange(ref _interrupt, CancellationTokenSource.CreateLinkedTokenSource(killed)).Cancel();
    }

    /// <summary>Tells what the program has changed so far.</summary>
    public void Publish() => host.Publish();

    /// <summary>Waits with the gate open.</summary>
    /// <param name="wait">What is waited for, given what ends the wait.</param>
    /// <param name="fallback">The result when the run was ended meanwhile.</param>
    public T Await<T>(Func<CancellationToken, Task<T>> wait, T fallback)
    {
        host.Gate.Exit();
        try
        {
            return wait(Volatile.Read(ref _interrupt).Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            if (killed.IsCancellationRequested)
            {
                End("");
            }

            return fallback;
        }
        finally
        {
            host.Gate.Enter();
        }
    }

    /// <inheritdoc/>
    protected override ValueTask PassAsync(TimeSpan time)
    {
        Publish();
        var end = Now + time;
        while (Stop is null && end - Now is { Ticks: > 0 } left)
        {
            Await(
                async token =>
                {
                    await Task.Delay(left < LongestDelay ? left : LongestDelay, clock, token).ConfigureAwait(false);
                    return true;
                },
                fallback: false);
        }

        return ValueTask.CompletedTask;
    }
}
