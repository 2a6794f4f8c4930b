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

    private static readonly OrderedDictionary<string, Func<CliConsole, Command>> Commands = new(StringComparer.Ordinal)
    {
        ["up"] = UpCommand.Create,
        ["check"] = CheckCommand.Create,
        ["plan"] = PlanCommand.Create,
        ["diff"] = DiffCommand.Create,
        ["apply"] = ApplyCommand.Create,
        ["emit"] = EmitCommand.Create,
        ["fmt"] = FmtCommand.Create,
        ["import"] = ImportCommand.Create,
        ["schema"] = SchemaCommand.Create,
    };

    /// <summary>Runs one command.</summary>
    /// <param name="args">The words after <c>kubewright</c>.</param>
    /// <param name="console">Where to read and write.</param>
    /// <param name="cancellation">Stops the command, as Ctrl-C does.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliConsole console, CancellationToken cancellation = default)
    {
        var root = new Command(Name, Description) { new HelpOption(), new VersionOption() };

        // Only the command that is named is declared: the options of all of them take longer than a check.
        IEnumerable<Func<CliConsole, Command>> commands = args is [var name, ..] && Commands.TryGetValue(name, out var named) ? [named] : Commands.Values;
        foreach (var create in commands)
        {
            root.Add(create(console));
        }

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
