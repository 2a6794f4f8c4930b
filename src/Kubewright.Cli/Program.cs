using System.Text;
using Kubewright.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, new CliConsole(Console.OpenStandardInput(), Console.Out, Console.Error)).ConfigureAwait(false);
