namespace Kubewright.Cli;

/// <summary>Where a command reads and writes.</summary>
/// <param name="In">Standard input, for the input named <c>-</c>.</param>
/// <param name="Out">What was asked for.</param>
/// <param name="Error">Everything else: errors, warnings and remarks.</param>
internal sealed record CliConsole(Stream In, TextWriter Out, TextWriter Error)
{
    /// <summary>Whether <see cref="Out"/> is a terminal that shows colours.</summary>
    public bool HasColors { get; init; }

    /// <summary>Says why a command cannot go on.</summary>
    public void Complain(string message) => Error.WriteLine($"kubewright: {message}");
}
