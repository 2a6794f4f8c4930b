using System.Text;
using System.Threading.Channels;

namespace Kubewright.Runtime;

/// <summary>Standard input that arrives while the program runs.</summary>
/// <param name="run">The run that reads.</param>
/// <param name="source">What arrives.</param>
/// <param name="isTerminal">Whether it is typed at a terminal.</param>
internal sealed class LiveInput(LiveRun run, ChannelReader<byte[]> source, bool isTerminal) : ShellInput("")
{
    /// <summary>The most that a program may read at once, in bytes.</summary>
    public const int MostBytes = 64 << 20;

    private string _rest = "";

    /// <inheritdoc/>
    public override bool IsTerminal => isTerminal;

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        int end;
        while ((end = _rest.IndexOf('\n', StringComparison.Ordinal)) < 0 && _rest.Length < ProgramRun.MostOutput)
        {
            if (Next() is not { } more)
            {
                var last = _rest;
                _rest = "";
                return last.Length > 0 ? last : null;
            }

            _rest += more;
        }

        end = end < 0 ? _rest.Length - 1 : end;
        var line = _rest[..end];
        _rest = _rest[(end + 1)..];
        return line;
    }

    /// <inheritdoc/>
    public override string ReadToEnd()
    {
        var all = new StringBuilder(_rest);
        _rest = "";
        while (Next() is { } more)
        {
            if (all.Length + more.Length > MostBytes)
            {
                run.End("the input is too large; the simulation ended the command");
                break;
            }

            all.Append(more);
        }

        return all.ToString();
    }

    private string? Next()
    {
        if (!source.TryRead(out var bytes))
        {
            if (isTerminal)
            {
                // Whoever is prompted again takes it that what was typed before has been done.
                run.Publish();
            }

            while (run.Stop is null && run.Await(token => source.WaitToReadAsync(token).AsTask(), fallback: false))
            {
                if (source.TryRead(out bytes))
                {
                    return ByteText.Of(bytes);
                }
            }

            return null;
        }

        return ByteText.Of(bytes);
    }
}
