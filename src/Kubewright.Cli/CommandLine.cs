using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Kubewright.Cli;

/// <summary>The <c>kubewright</c> command and its subcommands.</summary>
internal static class CommandLine
{
    private const string Name = "kubewright";

    private const string Description =
        """
        Kubernetes StatefulSets written in C# or YAML: run them in this process, check them, plan and apply them, emit and format their YAML, turn YAML into C#.

        Exit codes: 0 all is well; 1 not ready in time, or something was found, would change, differs, would be refused or get stuck; 2 the input or the command line is wrong.
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="args">The words after <c>kubewright</c>.</param>
    /// <param name="console">Where to read and write.</param>
    /// <param name="cancellation">Stops the command, as Ctrl-C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliConsole console, CancellationToken cancellation = default)
    {
        var root = new Command(Name, Description)
        {
            UpCommand.Create(console),
            CheckCommand.Create(console),
            PlanCommand.Create(console),
            DiffCommand.Create(console),
            ApplyCommand.Create(console),
            EmitCommand.Create(console),
            FmtCommand.Create(console),
            ImportCommand.Create(console),
            SchemaCommand.Create(console),
            new HelpOption(),
            new VersionOption(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Refuse(parsed, console);
        }

        var configuration = new InvocationConfiguration { Output = console.Out, Error = console.Error, EnableDefaultExceptionHandler = false };
        return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
    }

    private static int Refuse(ParseResult parsed, CliConsole console)
    {
        foreach (var error in parsed.Errors)
        {
            console.Complain(error.Message);
        }

        var path = new Stack<string>();
        for (SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
        {
            path.Push(((CommandResult)result).Command.Name);
        }

        console.Error.WriteLine($"Try '{string.Join(' ', path)} --help'.");
        return ExitCode.BadInput;
    }
}
