namespace Kubewright.Server.Tests;

/// <summary>What a command left.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it complained about.</param>
internal sealed record TerminalOutput(int Code, string Output, string Errors)
{
    /// <summary>All that a person sees.</summary>
    public string Text => Output + Errors;
}
