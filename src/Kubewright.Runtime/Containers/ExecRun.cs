namespace Kubewright.Runtime;

/// <summary>A run of what someone typed: waiting only adds up, so that the answer is there at once.</summary>
/// <param name="container">Where it runs.</param>
/// <param name="start">The present instant.</param>
internal sealed class ExecRun(ContainerInstance container, DateTimeOffset start) : ProgramRun(container, isMain: false)
{
    /// <summary>How much time has passed.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <inheritdoc/>
    public override DateTimeOffset Now => start + Elapsed;

    /// <inheritdoc/>
    protected override ValueTask PassAsync(TimeSpan time)
    {
        Elapsed += time;
        return ValueTask.CompletedTask;
    }
}
