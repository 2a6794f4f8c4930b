using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kubewright.Tasks;

/// <summary>
/// An emitter that makes itself ready and waits for what to emit. It ends when nobody can tell it any more: when this is disposed
/// of, or when MSBuild is gone.
/// </summary>
internal sealed class EmitterProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private EmitterProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Starts an emitter.</summary>
    /// <param name="host">The program <c>dotnet</c>.</param>
    /// <param name="emitter">The emitter's assembly.</param>
    /// <param name="folder">The project's folder, which is the current one for the user's code.</param>
    /// <exception cref="Win32Exception">The host cannot be started.</exception>
    public static EmitterProcess Start(string host, string emitter, string folder) => new(Process.Start(new ProcessStartInfo(host, $"exec \"{emitter}\"")
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        CreateNoWindow = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    })!);

    /// <summary>Tells the emitter what to emit, and waits for its end.</summary>
    /// <param name="arguments">What the emitter's command line would be.</param>
    /// <param name="say">Takes each line that it writes.</param>
    /// <returns>The exit code.</returns>
    public int Run(IEnumerable<string> arguments, Action<string> say)
    {
        try
        {
            var request = Encoding.UTF8.GetBytes(string.Concat(arguments.Select(static argument => argument + "\n")));
            _process.StandardInput.BaseStream.Write(request, 0, request.Length);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already, and says why.
        }

        while (_process.StandardOutput.ReadLine() is { } line)
        {
            say(line);
        }

        _process.WaitForExit();
        foreach (var line in _errors.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            say(line);
        }

        return _process.ExitCode;
    }

    /// <summary>Ends the emitter whatever it does.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended.
        }

        _process.Dispose();
    }
}
