using System.CommandLine;

namespace Kubewright.Cli;

/// <summary><c>kubewright fmt</c>: writes manifests in one way.</summary>
internal static class FmtCommand
{
    private const string Description =
        """
        Writes YAML manifests in one way: block style, two spaces, fields in the order of the schema, quotes where some reader needs them. Values and comments stay. A file is written only when its bytes change.

        Exit codes: 0 formatted; 1 --check found a file that would change; 2 an input cannot be read or written, or is no YAML. A wrong input keeps all others from being written.
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create(CliConsole console)
    {
        var inputs = InputArgument.Several("YAML files, or folders of them; '-' reads standard input and writes standard output.");
        var check = new Option<bool>("--check") { Description = "Write nothing; name the files that would change." };
        var command = new Command("fmt", Description) { inputs, check };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(inputs), parsed.GetValue(check), console));
        return command;
    }

    private static int Run(string[] inputs, bool check, CliConsole console)
    {
        if (new FileFormatter(console).Format(inputs) is not { } files)
        {
            return ExitCode.BadInput;
        }

        if (check)
        {
            var changed = files.Where(static file => file.IsChanged).ToList();
            changed.ForEach(file => console.Out.WriteLine($"{TextInput.NameOf(file.Input)} would change"));
            return changed.Count == 0 ? ExitCode.Success : ExitCode.Failure;
        }

        if (files is [{ Input: TextInput.Standard } only])
        {
            console.Out.Write(only.Result.Text);
            return ExitCode.Success;
        }

        return files.Where(static file => file.IsChanged).ToList().TrueForAll(file => Write(file, console)) ? ExitCode.Success : ExitCode.BadInput;
    }

    private static bool Write(FormattedFile file, CliConsole console)
    {
        try
        {
            file.Write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain(TextFile.WhyUnwritten(file.Input, error));
            return false;
        }

        console.Out.WriteLine($"{file.Input} written");
        return true;
    }
}
