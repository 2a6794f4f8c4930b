namespace Kubewright.Runtime;

/// <summary>What came of a command in a container.</summary>
/// <param name="ExitCode">The command's exit code; 1 when it could not be run.</param>
/// <param name="StandardOutput">What it wrote, at most 1 MiB.</param>
/// <param name="StandardError">What it complained about, at most 1 MiB.</param>
/// <param name="Duration">How much virtual time it took. The cluster's clock has not moved: whoever waits for the command advances it.</param>
/// <param name="Error">Why the API server refused to run it; null when it ran.</param>
public sealed record ExecResult(int ExitCode, string StandardOutput, string StandardError, TimeSpan Duration, ApiError? Error = null)
{
    /// <summary>Whether the command ran and ended with 0.</summary>
    public bool IsSuccess => ExitCode == 0 && Error is null;

    /// <summary>A command that was not run.</summary>
    public static implicit operator ExecResult(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(1, "", error.Message, TimeSpan.Zero, error);
    }
}
