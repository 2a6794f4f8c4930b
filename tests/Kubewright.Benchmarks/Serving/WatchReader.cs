using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace Kubewright.Benchmarks.Serving;

/// <summary>One client that watches the ConfigMaps of a namespace.</summary>
internal sealed class WatchReader
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _latest;
    private long _last = long.MaxValue;
    private EventCount _changes;

    /// <summary>Ends when the watch has begun.</summary>
    public Task Started => _started.Task;

    /// <summary>The additions and changes that were seen.</summary>
    public EventCount Changes => _changes;

    /// <summary>How many removals were seen.</summary>
    public long Removals { get; private set; }

    private static ReadOnlySpan<byte> Removal => "{\"type\":\"DELETED\""u8;

    private static ReadOnlySpan<byte> VersionField => "\"resourceVersion\":\""u8;

    /// <summary>Watches until it is cancelled.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="from">The version after which to begin.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">A change came twice, or too late, or the watch ended.</exception>
    public async Task RunAsync(HttpClient client, long from, CancellationToken cancellation)
    {
        _latest = from;
        using var response = await client.GetAsync($"{Writer.Maps}?watch=true&resourceVersion={from}", HttpCompletionOption.ResponseHeadersRead, cancellation);
        var body = PipeReader.Create(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellation));
        _started.SetResult();
        while (true)
        {
            var read = await body.ReadAsync(cancellation);
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

    /// <summary>Ends when it has seen a version.</summary>
    public Task ReachAsync(long version)
    {
        Interlocked.Exchange(ref _last, version);
        EndIfReached();
        return _reached.Task;
    }

    private void EndIfReached()
    {
        if (Interlocked.Read(ref _latest) >= Interlocked.Read(ref _last))
        {
            _reached.TrySetResult();
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

        if (text.StartsWith(Removal))
        {
            Removals++;
        }
        else
        {
            _changes.Add(version);
        }

        Interlocked.Exchange(ref _latest, version);
        EndIfReached();
    }
}
