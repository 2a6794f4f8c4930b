using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kubewright.Cli;

/// <summary>Calls kubectl, which knows how to reach and to authenticate at clusters.</summary>
/// <param name="console">Says which program that is, and is told when there is none.</param>
/// <param name="target">The cluster.</param>
internal sealed class Kubectl(CliConsole console, ClusterTarget target)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The words after those that name the cluster.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How it ended; null when there is no kubectl, which is then said.</returns>
    public async Task<KubectlResult?> RunAsync(IEnumerable<string> arguments, string input, CancellationToken cancellation)
    {
        using var process = Start(arguments);
        if (process is null)
        {
            return null;
        }

        await using var ending = cancellation.Register(() => process.Kill(entireProcessTree: true)).ConfigureAwait(false);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await WriteAsync(process, input).ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return new KubectlResult(process.ExitCode == 0, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    /// <summary>Runs it and gives its lines as they come. What it complains about is said when it has ended.</summary>
    /// <param name="arguments">The words after those that name the cluster.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async IAsyncEnumerable<string> LinesAsync(IEnumerable<string> arguments, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var process = Start(arguments);
        if (process is null)
        {
            yield break;
        }

        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            process.StandardInput.Close();
            while (await process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            {
                yield return line;
            }

            console.Error.Write(await error.ConfigureAwait(false));
        }
        finally
        {
            // Whoever has seen enough does not wait for the rest.
            process.Kill(entireProcessTree: true);
        }
    }

    private Process? Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(console.Kubectl)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        foreach (var argument in target.Arguments.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            console.Complain("there is no kubectl on PATH, and a cluster is reached through it; install it: https://kubernetes.io/docs/tasks/tools/.");
            return null;
        }
    }

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and its words say why.
        }
    }
}
