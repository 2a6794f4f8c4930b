using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The log of a container: the subresource <c>log</c> of pods.</summary>
internal sealed class LogHandler(Cluster cluster, ChangeSignal signal)
{
    /// <summary>Answers with the log, and with what is written to it later when the client follows it.</summary>
    public async Task LogAsync(ApiRequest request)
    {
        var name = request.Query("container");
        var opened = name is null && cluster.Snapshot.Find(request.Key) is Pod { Spec.Containers: { Count: > 1 } containers }
            ? new ApiError(
                StatusReason.BadRequest,
                $"a container name must be specified for pod {request.Path.Name}, choose one of: [{string.Join(' ', containers.Select(static c => c.Name))}]")
            : cluster.FollowLog(request.Path.Namespace, request.Path.Name!, name, request.Flag("previous"));
        if ((LogQuery.Read(request, cluster.Clock.GetUtcNow(), out var query) ?? opened.Error) is { } error)
        {
            await ApiResponse.ErrorAsync(request.Http, error, request.Path).ConfigureAwait(false);
            return;
        }

        var response = request.Http.Response;
        response.ContentType = "text/plain";
        var gone = request.Http.RequestAborted;
        var left = query.LimitBytes ?? long.MaxValue;
        var log = opened.Value!;
        foreach (var line in query.Choose(log.Read()))
        {
            left = await WriteAsync(response, query.Text(line), left, gone).ConfigureAwait(false);
        }

        if (query.Follows)
        {
            await response.Body.FlushAsync(gone).ConfigureAwait(false);
            await foreach (var line in LinesAsync(log, cluster, signal, gone).ConfigureAwait(false))
            {
                left = await WriteAsync(response, query.Text(line), left, gone).ConfigureAwait(false);
                await response.Body.FlushAsync(gone).ConfigureAwait(false);
                if (left == 0)
                {
                    break;
                }
            }
        }
    }

    /// <summary>The lines of a log as they are written, until its container ends.</summary>
    public static async IAsyncEnumerable<ContainerLogLine> LinesAsync(
        ContainerLogReader log, Cluster cluster, ChangeSignal signal, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            // In this order: what is written or happens meanwhile ends the wait at once.
            var version = cluster.Snapshot.Version;
            var isRunning = log.IsRunning;
            foreach (var line in log.Read())
            {
                yield return line;
            }

            if (!isRunning)
            {
                yield break;
            }

            await Task.WhenAny(log.NextLine, signal.After(version)).WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<long> WriteAsync(HttpResponse response, string text, long left, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var count = (int)Math.Min(left, bytes.Length);
        await response.Body.WriteAsync(bytes.AsMemory(0, count), cancellation).ConfigureAwait(false);
        return left - count;
    }

    /// <summary>Which part of a log is wanted, and how.</summary>
    private readonly record struct LogQuery(long? TailLines, DateTimeOffset? Since, long? LimitBytes, bool HasTimestamps, bool Follows)
    {
        public static ApiError? Read(ApiRequest request, DateTimeOffset now, out LogQuery query)
        {
            query = new LogQuery(null, null, null, request.Flag("timestamps"), request.Flag("follow"));
            foreach (var (name, least) in new[] { ("tailLines", 0), ("sinceSeconds", 1), ("limitBytes", 1) })
            {
                if (request.Query(name) is not { } text)
                {
                    continue;
                }

                if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value < least || value > int.MaxValue)
                {
                    return new ApiError(StatusReason.Invalid, $"PodLogOptions \"\" is invalid: {name}: Invalid value: {text}: must be greater than or equal to {least}");
                }

                query = name switch
                {
                    "tailLines" => query with { TailLines = value },
                    "limitBytes" => query with { LimitBytes = value },
                    _ => query with { Since = now - TimeSpan.FromSeconds(value) },
                };
            }

            if (request.Query("sinceTime") is { } time)
            {
                if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
                {
                    return new ApiError(StatusReason.BadRequest, $"sinceTime: {time} is no time");
                }

                query = query with { Since = since };
            }

            return null;
        }

        public IEnumerable<ContainerLogLine> Choose(IReadOnlyList<ContainerLogLine> lines)
        {
            var since = Since;
            var chosen = since is null ? lines : [.. lines.Where(line => line.Time >= since)];
            return TailLines is { } count ? chosen.TakeLast((int)count) : chosen;
        }

        public string Text(ContainerLogLine line) =>
            (HasTimestamps ? line.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff00Z ", CultureInfo.InvariantCulture) : "") + line.Text + "\n";
    }
}
