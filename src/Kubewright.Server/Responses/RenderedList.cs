using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;

namespace Kubewright.Server;

/// <summary>A list as JSON, made of bytes that are shared by all responses.</summary>
/// <param name="Head">All before the first item.</param>
/// <param name="Items">The items.</param>
internal sealed record RenderedList(byte[] Head, ImmutableArray<byte[]> Items)
{
    /// <summary>How many bytes may wait to be sent before the client is waited for.</summary>
    private const int FlushSize = 256 * 1024;

    private static ReadOnlySpan<byte> Separator => ","u8;

    private static ReadOnlySpan<byte> End => "]}"u8;

    /// <summary>How many bytes it has.</summary>
    public long Length => Head.Length + Items.Sum(static item => (long)item.Length) + Math.Max(Items.Length - 1, 0) + End.Length;

    /// <summary>Writes it. Each item is copied once; a slow client is waited for, not buffered for.</summary>
    public async Task WriteToAsync(PipeWriter output, CancellationToken cancellation)
    {
        output.Write(Head);
        var unflushed = Head.Length;
        for (var i = 0; i < Items.Length; i++)
        {
            if (i > 0)
            {
                output.Write(Separator);
            }

            output.Write(Items[i]);
            unflushed += Items[i].Length;
            if (unflushed > FlushSize)
            {
                await output.FlushAsync(cancellation).ConfigureAwait(false);
                unflushed = 0;
            }
        }

        output.Write(End);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
