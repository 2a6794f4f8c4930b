namespace Kubewright.Runtime;

/// <summary>How far a container's command is.</summary>
/// <param name="Next">When it goes on by itself; null when it does not.</param>
/// <param name="ExitCode">How it ended; null while it runs.</param>
/// <param name="EndedAt">When it ended; meaningless while it runs.</param>
/// <param name="IsUnknown">Whether it came to a program that the simulation does not know. Such a program is taken to do what it should: it goes on for ever, or ends well where it has to end.</param>
internal sealed record ProgramState(DateTimeOffset? Next, int? ExitCode, DateTimeOffset EndedAt, bool IsUnknown);
