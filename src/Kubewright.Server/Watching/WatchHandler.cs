using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>
/// Watches: a cursor over the store's log, so that no change is lost or sent twice however slow a client is, and a client
/// that waits costs nothing (SS-301).
/// </summary>
internal sealed class WatchHandler(Cluster cluster, ChangeSignal signal, WatchRenderer renderer, TimeProvider clock)
{
    /// <summary>How many watches may be open at once.</summary>
    public const int MostWatches = 1000;

    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestWatch = TimeSpan.FromMinutes(30);

    private int _open;

    /// <summary>Answers with the changes of what the request selects, until the client leaves or its time is over.</summary>
    public async Task WatchAsync(ApiRequest request)
    {
        if (Selection.Of(request, out var error) is not { } selection)
        {
            await ApiResponse.ErrorAsync(request.Http, error!, request.Path).ConfigureAwait(false);
            return;
        }

        if (Interlocked.Increment(ref _open) > MostWatches)
        {
            Interlocked.Decrement(ref _open);
            await ApiResponse.ErrorAsync(request.Http, new ApiError(StatusReason.TooManyRequests, $"there are {MostWatches} watches already; close some") { RetryAfterSeconds = 1 }, request.Path).ConfigureAwait(false);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(request.Http.RequestAborted);
        ending.CancelAfter(Limit(request));
        try
        {
            await StreamAsync(request, selection, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client left, or its time is over: both end a watch as they should.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task StreamAsync(ApiRequest request, Selection selection, CancellationToken ending)
    {
        var http = request.Http;
        http.Response.ContentType = "application/json";
        http.Response.StatusCode = StatusCodes.Status200OK;
        var stream = renderer.Start(request);
        var cursor = await BeginAsync(request, selection, stream, ending).ConfigureAwait(false);
        if (cursor is not { } version)
        {
            return;
        }

        var sendsBookmarks = request.Flag("allowWatchBookmarks");
        var nextBookmark = clock.GetUtcNow() + BookmarkInterval;
        while (true)
        {
            await http.Response.BodyWriter.FlushAsync(ending).ConfigureAwait(false);
            var wait = signal.After(version);
            if (!wait.IsCompleted)
            {
                await WaitAsync(wait, sendsBookmarks ? nextBookmark - clock.GetUtcNow() : Timeout.InfiniteTimeSpan, ending).ConfigureAwait(false);
            }

            var changes = cluster.Store.EventsSince(version);
            if (!cluster.Store.HasEventsSince(version))
            {
                stream.Expired(http.Response.BodyWriter);
                await http.Response.BodyWriter.FlushAsync(ending).ConfigureAwait(false);
                return;
            }

            version = Send(http, selection, stream, version, changes);
            if (sendsBookmarks && clock.GetUtcNow() >= nextBookmark)
            {
                stream.Bookmark(http.Response.BodyWriter, version, endsInitial: false);
                nextBookmark = clock.GetUtcNow() + BookmarkInterval;
            }
        }
    }

    /// <summary>Sends what is there already, when that is asked for.</summary>
    /// <returns>The version that the stream goes on from; null when it cannot begin.</returns>
    private async Task<long?> BeginAsync(ApiRequest request, Selection selection, WatchStream stream, CancellationToken ending)
    {
        var output = request.Http.Response.BodyWriter;
        var given = request.Query("resourceVersion") ?? "";
        var wantsInitial = request.Flag("sendInitialEvents");
        if (!wantsInitial && given is not ("" or "0"))
        {
            if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            {
                await ApiResponse.ErrorAsync(request.Http, new ApiError(StatusReason.BadRequest, $"resourceVersion: Invalid value: \"{given}\": it is the number that a list or an object carries"), request.Path).ConfigureAwait(false);
                return null;
            }

            if (cluster.Store.HasEventsSince(version))
            {
                return Math.Min(version, cluster.Snapshot.Version);
            }

            stream.Expired(output);
            await output.FlushAsync(ending).ConfigureAwait(false);
            return null;
        }

        var snapshot = cluster.Snapshot;
        if (wantsInitial || request.Query("sendInitialEvents") is null)
        {
            foreach (var obj in ReadHandler.Select(snapshot, selection))
            {
                stream.Change(output, WatchEventType.Added, obj);
                if (output.CanGetUnflushedBytes && output.UnflushedBytes > WatchStream.FlushSize)
                {
                    await output.FlushAsync(ending).ConfigureAwait(false);
                }
            }
        }

        if (wantsInitial && request.Flag("allowWatchBookmarks"))
        {
            stream.Bookmark(output, snapshot.Version, endsInitial: true);
        }

        return snapshot.Version;
    }

    private long Send(HttpContext http, Selection selection, WatchStream stream, long version, ReadOnlyMemory<StoreEvent> changes)
    {
        var output = http.Response.BodyWriter;
        foreach (var change in changes.Span)
        {
            version = change.Version;
            if (change.Key.Kind == selection.Kind)
            {
                SendChange(output, selection, stream, change);
            }

            // The rest comes after the flush: a slow client is waited for, not buffered for.
            if (output.CanGetUnflushedBytes && output.UnflushedBytes > WatchStream.FlushSize)
            {
                break;
            }
        }

        return version;
    }

    /// <summary>An object that begins to meet the selectors is added for this client, one that ceases to is deleted.</summary>
    private static void SendChange(System.IO.Pipelines.PipeWriter output, Selection selection, WatchStream stream, StoreEvent change)
    {
        var was = change.Old is { } old && selection.Matches(old);
        var @is = change.New is { } @new && selection.Matches(@new);
        if (@is)
        {
            stream.Change(output, was ? WatchEventType.Modified : WatchEventType.Added, change.New!);
        }
        else if (was)
        {
            // The last state, with the version of the change, so that a client can go on from there.
            var version = change.Version.ToString(CultureInfo.InvariantCulture);
            var last = change.Old!;
            stream.Change(output, WatchEventType.Deleted, last.Metadata.ResourceVersion == version ? last : last.WithMetadata(last.Metadata with { ResourceVersion = version }));
        }
    }

    private async Task WaitAsync(Task change, TimeSpan limit, CancellationToken ending)
    {
        try
        {
            await change.WaitAsync(limit > TimeSpan.Zero || limit == Timeout.InfiniteTimeSpan ? limit : TimeSpan.Zero, clock, ending).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Time for a bookmark.
        }
    }

    private static TimeSpan Limit(ApiRequest request) =>
        int.TryParse(request.Query("timeoutSeconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 && seconds < LongestWatch.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : LongestWatch;
}
