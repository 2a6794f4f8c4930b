using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Get and list. A list that is asked for in pieces is cut from one snapshot.</summary>
internal sealed class ReadHandler(Cluster cluster, ApiResponse response)
{
    private const int MostSnapshots = 16;

    private readonly ConcurrentQueue<ClusterSnapshot> _snapshots = new();

    /// <summary>Answers with one object.</summary>
    public Task GetAsync(ApiRequest request) => cluster.Snapshot.Find(request.Key) is { } obj
        ? response.ObjectAsync(request, obj)
        : ApiResponse.ErrorAsync(request.Http, ApiError.NotFound(request.Key), request.Path);

    /// <summary>Answers with the objects that meet the selectors.</summary>
    public Task ListAsync(ApiRequest request)
    {
        if (Selection.Of(request, out var error) is not { } selection)
        {
            return ApiResponse.ErrorAsync(request.Http, error!, request.Path);
        }

        var snapshot = cluster.Snapshot;
        var after = "";
        if (request.Query("continue") is { } token)
        {
            if (Resume(token, out after, out var refused) is not { } kept)
            {
                return ApiResponse.ErrorAsync(request.Http, refused!, request.Path);
            }

            snapshot = kept;
        }

        var found = Select(snapshot, selection, after);
        var version = snapshot.Version.ToString(CultureInfo.InvariantCulture);
        if (!int.TryParse(request.Query("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit == 0 || limit >= found.Count)
        {
            return response.ListAsync(request, version, null, null, found);
        }

        Keep(snapshot);
        var next = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{version}\n{ObjectKey.Of(found[limit - 1])}"));
        return response.ListAsync(request, version, next, selection.IsFiltering ? null : found.Count - limit, found[..limit]);
    }

    /// <summary>The objects of a snapshot that a request selects, in order of namespace and name.</summary>
    public static List<IKubernetesObject> Select(ClusterSnapshot snapshot, Selection selection, string after = "")
    {
        var objects = selection.Names is { } name
            ? snapshot.Find(name) is { } single ? [single] : []
            : (IEnumerable<IKubernetesObject>)snapshot.All(selection.Kind);
        var isPast = after.Length == 0;
        var found = new List<IKubernetesObject>();
        foreach (var obj in objects)
        {
            if (isPast && selection.Matches(obj))
            {
                found.Add(obj);
            }

            isPast = isPast || ObjectKey.Of(obj).ToString() == after;
        }

        return found;
    }

    private ClusterSnapshot? Resume(string token, out string after, out ApiError? error)
    {
        after = "";
        error = null;
        var bytes = new byte[token.Length];
        var parts = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split('\n') : [];
        if (parts is not [var version, var last] || !long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            error = new ApiError(StatusReason.BadRequest, "continue key is not valid: it must be what an earlier list gave");
            return null;
        }

        after = last;
        var snapshot = cluster.Snapshot.Version == number ? cluster.Snapshot : _snapshots.LastOrDefault(kept => kept.Version == number);
        error = snapshot is null
            ? new ApiError(StatusReason.Expired, "The provided continue parameter is too old to display a consistent list result. You must start a new list without the continue parameter.")
            : null;
        return snapshot;
    }

    private void Keep(ClusterSnapshot snapshot)
    {
        if (_snapshots.All(kept => kept.Version != snapshot.Version))
        {
            _snapshots.Enqueue(snapshot);
            while (_snapshots.Count > MostSnapshots)
            {
                _snapshots.TryDequeue(out _);
            }
        }
    }
}
