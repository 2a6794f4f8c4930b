using System.Text;

namespace Kubewright.Cli.Tests;

/// <summary>One run of the command in this process.</summary>
/// <param name="ExitCode">What the process would exit with.</param>
/// <param name="Out">What went to standard output.</param>
/// <param name="Error">What went to standard error.</param>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public IReadOnlyList<string> Lines => Out.Split('\n');

    /// <summary>Runs <c>kubewright</c> with these words.</summary>
    public static Task<CliRun> Of(params string[] args) => Of(args, "", CancellationToken.None);

    /// <summary>Runs it with this on standard input.</summary>
    public static Task<CliRun> WithInput(string input, params string[] args) => Of(args, input, CancellationToken.None);

    /// <summary>Runs it as if Ctrl-C had been pressed at once.</summary>
    public static Task<CliRun> Interrupted(params string[] args) => Of(args, "", new CancellationToken(canceled: true));

    /// <summary>The cells of the row that begins with <paramref name="name"/> in the last table that has it.</summary>
    public string[] Row(string name) => Lines.Last(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs it as somebody at a terminal does, who answers questions with <paramref name="answer"/>.</summary>
    public static Task<CliRun> Answering(string answer, params string[] args) => Of(args, answer, CancellationToken.None, static console => console with { IsInteractive = true });

    /// <summary>Runs it where there is no kubectl.</summary>
    public static Task<CliRun> WithoutKubectl(params string[] args) => Of(args, "", CancellationToken.None, static console => console with { Kubectl = "kubectl-that-is-not-there" });

    private static async Task<CliRun> Of(string[] args, string input, CancellationToken cancellation, Func<CliConsole, CliConsole>? change = null)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var console = new CliConsole(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error);
        var code = await CommandLine.RunAsync(args, change?.Invoke(console) ?? console, cancellation);
        return new CliRun(code, output.ToString(), error.ToString());
    }
}
