namespace Kubewright.Runtime;

/// <summary>What users change by hand: edits and scaling.</summary>
public sealed partial class Cluster
{
    private const int MostTries = 5;

    /// <summary>
    /// Reads an object, changes it and writes it back, as <c>kubectl edit</c> and <c>kubectl patch</c> do. When someone
    /// else was faster the change is made again on what they left.
    /// </summary>
    /// <param name="namespace">Its namespace; null for <c>default</c>; ignored for a cluster-scoped kind.</param>
    /// <param name="name">Its name.</param>
    /// <param name="change">The object as it should be. Its status is ignored.</param>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <returns>The object as stored, or why the change was refused.</returns>
    public ApiResult<T> Update<T>(string? @namespace, string name, Func<T, T> change)
        where T : class, IKubernetesObject
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(change);
        var key = ObjectKey.Of(typeof(T).Name, @namespace, name);
        for (var left = MostTries; ; left--)
        {
            if (Snapshot.Find(key) is not T stored)
            {
                return ApiError.NotFound(key);
            }

            var result = Store.Update(change(stored));
            if (left == 1 || result.Error is not { Reason: StatusReason.Conflict })
            {
                return result;
            }
        }
    }

    /// <summary>Sets <c>spec.replicas</c> of a StatefulSet, as <c>kubectl scale</c> does.</summary>
    /// <param name="namespace">Its namespace; null for <c>default</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="replicas">How many pods it should have.</param>
    public ApiResult<StatefulSet> ScaleStatefulSet(string? @namespace, string name, int replicas) =>
        Update<StatefulSet>(@namespace, name, set => set with { Replicas = replicas });
}
