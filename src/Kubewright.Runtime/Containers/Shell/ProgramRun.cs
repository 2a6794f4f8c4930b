namespace Kubewright.Runtime;

/// <summary>What all commands of one run share: the container, the time that passes, and how much they may still do.</summary>
/// <param name="container">Where they run.</param>
/// <param name="isMain">Whether this is what the container was started for, and not something typed into it.</param>
internal abstract class ProgramRun(ContainerInstance container, bool isMain)
{
    /// <summary>The most output that is kept of a run, in bytes, for each of standard output and standard error.</summary>
    public const int MostOutput = 1 << 20;

    /// <summary>The most commands of a run between two waits.</summary>
    public const int MostSteps = 20_000;

    /// <summary>The longest time that a run waits; from then on it counts as one that does not end.</summary>
    public static readonly TimeSpan Forever = TimeSpan.FromDays(3650);

    private int _steps = MostSteps;
    private bool _isInterrupted;

    /// <summary>Where the commands run.</summary>
    public ContainerInstance Container { get; } = container;

    /// <summary>Whether this is what the container was started for. A program that the simulation does not know is then taken to be in the image.</summary>
    public bool IsMain { get; } = isMain;

    /// <summary>Whether waiting takes time, so that the run may go on for ever.</summary>
    public virtual bool IsPaced => IsMain;

    /// <summary>The present instant.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Why everything has to end now; null while it may go on.</summary>
    public string? Stop { get; private set; }

    /// <summary>Whether a program was met that the simulation does not know, so that nothing can be told about the rest.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Counts a command.</summary>
    /// <returns>False when the run must end.</returns>
    public bool TakeStep()
    {
        if (--_steps < 0)
        {
            Stop ??= "the command takes too many steps; the simulation ended it";
        }

        return Stop is null;
    }

    /// <summary>Lets time pass.</summary>
    public ValueTask SleepAsync(TimeSpan time)
    {
        _steps = IsPaced ? MostSteps : _steps;
        return PassAsync(time);
    }

    /// <summary>Ends the run because of a program that the simulation does not know.</summary>
    public void LeaveUnknown()
    {
        IsUnknown = true;
        Stop ??= "";
    }

    /// <summary>Ends the run.</summary>
    public void End(string reason) => Stop ??= reason;

    /// <summary>Begins anew after a pause: the next line was typed.</summary>
    /// <returns>Whether what ran before was interrupted.</returns>
    public bool Refresh()
    {
        _steps = MostSteps;
        if (!_isInterrupted)
        {
            return false;
        }

        (_isInterrupted, Stop) = (false, null);
        return true;
    }

    /// <summary>Ends what runs now, as Ctrl-C does; <see cref="Refresh"/> lets the shell go on.</summary>
    protected void Interrupt()
    {
        _isInterrupted = Stop is null;
        Stop ??= "";
    }

    /// <summary>Lets time pass.</summary>
    protected abstract ValueTask PassAsync(TimeSpan time);
}
