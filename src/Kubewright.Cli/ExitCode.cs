namespace Kubewright.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>The command did its work, and the answer is no: not ready in time, findings, files that would change, differences.</summary>
    public const int Failure = 1;

    /// <summary>The input or the command line is wrong; nothing was done.</summary>
    public const int BadInput = 2;
}
