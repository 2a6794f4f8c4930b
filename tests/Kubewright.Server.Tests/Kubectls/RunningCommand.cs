using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Kubewright.Server.Tests;

/// <summary>A command that runs in a terminal of its own until it is ended.</summary>
internal sealed class RunningCommand : IAsyncDisposable
{
    private readonly string _command;
    private readonly Process _process;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _errors = new();
    private readonly Task _log;

    public RunningCommand(string command, Process process)
    {
        _command = command;
        _process = process;
        process.StandardInput.Close();
        _log = Task.Run(ReadLogAsync);
    }

    /// <summary>The last line that was expected of it; null when it could be any, or none was.</summary>
    public Regex? Last { get; set; }

    /// <summary>Ends when the server has given its first answer.</summary>
    public Task StartedAsync() => _started.Task.WaitAsync(Patience.Limit);

    /// <summary>The next line that it prints; null at its end.</summary>
    public async Task<string?> ReadLineAsync()
    {
        try
        {
            return await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience.Limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"$ {_command}\nprinted nothing more for a while. {_errors}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _log;
        _process.Dispose();
    }

    private async Task ReadLogAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _errors.AppendLine(line);
            if (line.Contains("/namespaces/", StringComparison.Ordinal) && line.Contains("200 OK", StringComparison.Ordinal))
            {
                _started.TrySetResult();
            }
        }

        _started.TrySetResult();
    }
}
