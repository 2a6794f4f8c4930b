using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>A program of a simulated container.</summary>
/// <param name="call">How it was called.</param>
/// <returns>Its exit code.</returns>
internal delegate ValueTask<int> Utility(UtilityCall call);

/// <summary>One call of a program.</summary>
/// <param name="Shell">The shell that calls it.</param>
/// <param name="Words">Its name and arguments.</param>
/// <param name="Streams">Where it reads and writes.</param>
internal sealed record UtilityCall(Shell Shell, ImmutableArray<string> Words, ShellStreams Streams)
{
    /// <summary>The program's name as it was called.</summary>
    public string Name => Words[0];

    /// <summary>The arguments.</summary>
    public ImmutableArray<string> Arguments => Words.RemoveAt(0);

    /// <summary>The shell's memory.</summary>
    public ShellState State => Shell.State;

    /// <summary>The run it belongs to.</summary>
    public ProgramRun Run => Shell.Run;

    /// <summary>The container it runs in.</summary>
    public ContainerInstance Container => Shell.Run.Container;

    /// <summary>The container's files.</summary>
    public ContainerFileSystem Files => Container.Files;

    /// <summary>Standard output.</summary>
    public ShellOutput Out => Streams.Out;

    /// <summary>Tells that something went wrong.</summary>
    /// <param name="message">What, without the program's name.</param>
    /// <param name="code">The exit code to end with.</param>
    public int Fail(string message, int code = 1)
    {
        Streams.Error.WriteLine($"{Name}: {message}");
        return code;
    }

    /// <summary>Tells what went wrong with a file.</summary>
    public int Fail(string path, FileError error, int code = 1) => Fail($"{path}: {error.ToText()}", code);

    /// <summary>An absolute path from an argument.</summary>
    public string Path(string argument) => State.FullPath(argument);

    /// <summary>The content of a file argument; <c>-</c> is standard input.</summary>
    public FileError? Read(string argument, out string content)
    {
        if (argument is "-" or "/dev/stdin")
        {
            content = Streams.In.ReadToEnd();
            return null;
        }

        var error = Files.Read(Path(argument), out var bytes);
        content = ByteText.Of(bytes);
        return error;
    }
}
