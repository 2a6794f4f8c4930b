using System.Threading.Channels;

namespace Kubewright.Runtime;

/// <summary>Output that somebody reads while the program runs; a slow reader holds the program up.</summary>
/// <param name="run">The run that writes.</param>
/// <param name="target">Where it goes.</param>
/// <param name="isError">Whether it is standard error.</param>
/// <param name="isTerminal">Whether it is shown by a terminal, which wants a carriage return at each line's end.</param>
/// <param name="log">Keeps it as well; null when nothing does.</param>
internal sealed class LiveOutput(LiveRun run, ChannelWriter<ProcessOutput> target, bool isError, bool isTerminal, ContainerLog? log) : ShellOutput
{
    private const int ChunkSize = 32 << 10;

    /// <inheritdoc/>
    public override bool IsFull => run.Stop is not null;

    /// <inheritdoc/>
    public override void Write(string text)
    {
        log?.Write(run.Now, text);
        var bytes = ByteText.ToBytes(isTerminal ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text);
        for (var start = 0; start < bytes.Length && run.Stop is null; start += ChunkSize)
        {
            var chunk = new ProcessOutput(isError && !isTerminal, bytes.AsMemory(start, Math.Min(ChunkSize, bytes.Length - start)));
            if (!target.TryWrite(chunk))
            {
                run.Await(
                    async token =>
                    {
                        await target.WriteAsync(chunk, token).ConfigureAwait(false);
                        return true;
                    },
                    fallback: false);
            }
        }
    }
}
