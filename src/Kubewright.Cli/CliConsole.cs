namespace Kubewright.Cli;

/// <summary>Where a command reads and writes.</summary>
/// <param name="In">Standard input, for the input named <c>-</c>.</param>
/// <param name="Out">What was asked for.</param>
/// <param name="Error">Everything else: errors, warnings and remarks.</param>
internal sealed record CliConsole(Stream In, TextWriter Out, TextWriter Error)
{
    /// <summary>Whether <see cref="Out"/> is a terminal that shows colours.</summary>
    public bool HasColors { get; init; }

    /// <summary>Whether somebody is there to answer a question.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>The program that talks to clusters.</summary>
    public string Kubectl { get; init; } = "kubectl";

    /// <summary>Asks a question that is answered with yes or no; anything but yes is no.</summary>
    public bool Asks(string question)
    {
        Error.Write($"{question} [y/N] ");
        using var reader = new StreamReader(In, leaveOpen: true);
        return reader.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    /// <summary>Says why a command cannot go on.</summary>
    public void Complain(string message) => Error.WriteLine($"kubewright: {message}");
}
