using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace Kubewright.Benchmarks.Serving;

/// <summary>One client that watches the ConfigMaps of a namespace.</summary>
internal sealed class WatchReader
{
    private static ReadOnlySpan<byte> VersionField => "\"resourceVersion\":\""u8;

    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _latest;
    private EventCount _seen;

    /// <summary>Ends when the watch has begun.</summary>
    public Task Started => _started.Task;

    /// <summary>What has been seen.</summary>
    public EventCount Seen => _seen;

    /// <summary>Watches until it has seen the last version.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="last">Gives the last version, once it is known.</param>
    /// <exception cref="InvalidOperationException">A change came twice, or too late, or the watch ended.</exception>
    public async Task RunAsync(HttpClient client, Task<long> last)
    {
        using var response = await client.GetAsync("/api/v1/namespaces/default/configmaps?watch=true&sendInitialEvents=false&resourceVersionMatch=NotOlderThan", HttpCompletionOption.ResponseHeadersRead);
        var body = PipeReader.Create(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        _started.SetResult();
        while (!last.IsCompletedSuccessfully || _latest < last.Result)
        {
            var read = await body.ReadAsync();
            var rest = read.Buffer;
            while (TryTake(ref rest, out var line))
            {
                Take(line);
            }

            body.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                throw new InvalidOperationException("The watch has ended.");
            }
        }
    }

    private static bool TryTake(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> line)
    {
        var reader = new SequenceReader<byte>(rest);
        if (!reader.TryReadTo(out line, (byte)'\n'))
        {
            return false;
        }

        rest = rest.Slice(reader.Position);
        return true;
    }

    private void Take(ReadOnlySequence<byte> line)
    {
        var text = line.IsSingleSegment ? line.FirstSpan : line.ToArray();
        var start = text.IndexOf(VersionField);
        if (start < 0 || !Utf8Parser.TryParse(text[(start + VersionField.Length)..], out long version, out _) || version <= _latest)
        {
            throw new InvalidOperationException($"After version {_latest} came {System.Text.Encoding.UTF8.GetString(text)}");
        }

        _latest = version;
        _seen.Add(version);
    }
}
