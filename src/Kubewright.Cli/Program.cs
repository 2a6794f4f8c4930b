using System.Text;
using Kubewright.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// The YAML parser asks for an expression to be compiled at run time, which takes longer than the check of a file, and reflection
// makes code for each method that an import calls. Only what users built may need code that is made at run time.
if (args is ["check" or "fmt" or "import", ..] && !args.Any(static arg => InputReader.KindOf(arg) is InputKind.Project or InputKind.Assembly))
{
    AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", false);
}

// The variable is the convention of no-color.org: set to anything, it asks for none.
var hasColors = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var console = new CliConsole(Console.OpenStandardInput(), Console.Out, Console.Error) 
{
    HasColors = hasColors,
    IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
};
return await CommandLine.RunAsync(args, console).ConfigureAwait(false);
