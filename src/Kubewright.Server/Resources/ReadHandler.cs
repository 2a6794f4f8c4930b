using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Get and list. A list that is asked for in pieces is cut from one moment.</summary>
internal sealed class ReadHandler(Cluster cluster, ApiResponse response)
{
    private const int MostLists = 16;

    private readonly ConcurrentQueue<KeptList> _lists = new();

    /// <summary>Answers with one object.</summary>
    public Task GetAsync(ApiRequest request)
    {
        var snapshot = cluster.Snapshot;
        return RequestedVersion.RefuseGet(request, snapshot.Version) is { } refused ? ApiResponse.ErrorAsync(request.Http, refused, request.Path)
            : snapshot.Find(request.Key) is { } obj ? response.ObjectAsync(request, obj)
            : ApiResponse.ErrorAsync(request.Http, ApiError.NotFound(request.Key), request.Path);
    }

    /// <summary>Answers with the objects that meet the selectors.</summary>
    public Task ListAsync(ApiRequest request)
    {
        if (Selection.Of(request, out var error) is not { } selection)
        {
            return ApiResponse.ErrorAsync(request.Http, error!, request.Path);
        }

        KeptList? kept = null;
        var after = "";
        if (request.Query("continue") is { } token && (kept = Resume(token, selection.Kind, out after, out var refused)) is null)
        {
            return ApiResponse.ErrorAsync(request.Http, refused!, request.Path);
        }

        var snapshot = cluster.Snapshot;
        if (RequestedVersion.RefuseList(request, snapshot.Version) is { } unserved)
        {
            return ApiResponse.ErrorAsync(request.Http, unserved, request.Path);
        }

        var version = (kept?.Version ?? snapshot.Version).ToString(CultureInfo.InvariantCulture);
        var found = Select(kept?.Objects ?? Candidates(snapshot, selection), selection, after);
        if (!int.TryParse(request.Query("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit == 0 || limit >= found.Count)
        {
            return response.ListAsync(request, version, null, null, found);
        }

        if (kept is null)
        {
            Keep(snapshot, selection.Kind);
        }

        var next = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{version}\n{ObjectKey.Of(found[limit - 1])}"));
        return response.ListAsync(request, version, next, selection.IsFiltering ? null : found.Count - limit, found[..limit]);
    }

    /// <summary>The objects of a snapshot that a request selects, in order of namespace and name.</summary>
    public static List<IKubernetesObject> Select(ClusterSnapshot snapshot, Selection selection) => Select(Candidates(snapshot, selection), selection, "");

    private static List<IKubernetesObject> Select(IEnumerable<IKubernetesObject> objects, Selection selection, string after)
    {
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

    private static IEnumerable<IKubernetesObject> Candidates(ClusterSnapshot snapshot, Selection selection) => selection.Names is { } name
        ? snapshot.Find(name) is { } single ? [single] : []
        : snapshot.All(selection.Kind);

    private KeptList? Resume(string token, string kind, out string after, out ApiError? error)
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
        var found = _lists.FirstOrDefault(list => list.Version == number && list.Kind == kind);
        error = found is null
            ? new ApiError(StatusReason.Expired, "The provided continue parameter is too old to display a consistent list result. You must start a new list without the continue parameter.")
            : null;
        return found;
    }

    private void Keep(ClusterSnapshot snapshot, string kind)
    {
        if (_lists.All(list => list.Version != snapshot.Version || list.Kind != kind))
        {
            _lists.Enqueue(new KeptList(snapshot.Version, kind, [.. snapshot.All(kind)]));
            while (_lists.Count > MostLists)
            {
                _lists.TryDequeue(out _);
            }
        }
    }
}
