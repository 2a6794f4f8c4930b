using System.Text;
using Kubewright.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// The variable is the convention of no-color.org: set to anything, it asks for none.
var hasColors = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var console = new CliConsole(Console.OpenStandardInput(), Console.Out, Console.Error) 
{
    HasColors = hasColors,
    IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
};
return await CommandLine.RunAsync(args, console).ConfigureAwait(false);
