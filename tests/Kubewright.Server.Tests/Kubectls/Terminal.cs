using System.Diagnostics;

namespace Kubewright.Server.Tests;

/// <summary>A shell in a folder of its own, in which <c>kubectl</c> is one certain program and talks to one certain cluster.</summary>
internal sealed class Terminal
{
    private readonly string _kubeconfig;
    private readonly string _programs;

    /// <summary>Opens a terminal.</summary>
    /// <param name="kubectl">The path of the kubectl to use.</param>
    /// <param name="kubeconfig">How to reach the cluster.</param>
    /// <param name="folder">The folder to work in; it is made.</param>
    public Terminal(string kubectl, string kubeconfig, string folder)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        _kubeconfig = kubeconfig;
        _programs = Directory.CreateDirectory(Path.Combine(folder, ".programs")).FullName;
        Script("kubectl", $"exec '{kubectl}' $KUBECTL_FLAGS \"$@\"");
    }

    /// <summary>Where the commands run.</summary>
    public string Folder { get; }

    /// <summary>Puts a shell script on PATH, before what is there.</summary>
    public void Script(string name, string body)
    {
        var path = Path.Combine(_programs, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Types a command and waits for its end.</summary>
    /// <param name="command">The line for the shell.</param>
    /// <param name="input">What the command reads.</param>
    public async Task<TerminalOutput> RunAsync(string command, string input = "")
    {
        using var process = Start(command, "");
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience.Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"$ {command}\ndid not end; it printed:\n{await output}{await errors}");
        }

        return new TerminalOutput(process.ExitCode, await output, await errors);
    }

    /// <summary>Types a command that goes on by itself, such as a watch, and waits until it has its first answer.</summary>
    public async Task<RunningCommand> BeginAsync(string command)
    {
        // What kubectl asks of the server is told in its log; the first answer is the list from which it goes on.
        var running = new RunningCommand(command, Start(command, "-v=6"));
        await running.StartedAsync();
        return running;
    }

    private Process Start(string command, string flags)
    {
        var start = new ProcessStartInfo("/bin/bash")
        {
            ArgumentList = { "-c", command },
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = _programs + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["HOME"] = Folder;
        start.Environment["KUBECONFIG"] = _kubeconfig;
        start.Environment["KUBECTL_FLAGS"] = flags;
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
    }
}
