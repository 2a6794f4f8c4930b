namespace Kubewright.Runtime;

/// <content>What can go wrong with pods and containers.</content>
public sealed partial class Cluster
{
    /// <summary>The faults that are in the cluster, those included that have not begun. Faults that pods bring in their annotations are not among them.</summary>
    public IReadOnlyList<ActiveFault> InjectedFaults => _faults.All;

    /// <summary>Adds faults. Their <see cref="Fault.At"/> counts from now.</summary>
    public void Inject(params IReadOnlyList<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (faults.Count > 0)
        {
            _faults.Inject(faults);
            _faults.Signal(Store, _source);
        }
    }

    /// <summary>Ends every fault equal to this one.</summary>
    /// <returns>How many there were.</returns>
    public int Heal(Fault fault) => Heal(fault.Equals);

    /// <summary>Ends faults; null for all. Nodes that were lost by one come back; images are found and volumes mounted when they are next tried.</summary>
    /// <param name="which">Which; null for all of them.</param>
    /// <returns>How many there were.</returns>
    public int Heal(Func<Fault, bool>? which = null)
    {
        var healed = _faults.Heal(which ?? (static _ => true));
        if (healed > 0)
        {
            _faults.Signal(Store, _source);
        }

        return healed;
    }

    /// <summary>Overrules what a pod's probes say, until the pod is replaced. It is the annotation <see cref="FaultAnnotations.Ready"/>.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="ready">Whether its containers are ready; null for what the probes say.</param>
    /// <returns>The pod, or 404.</returns>
    public ApiResult<Pod> SetReadiness(string? @namespace, string pod, bool? ready) =>
        EditMetadata<Pod>(ObjectKey.Of("Pod", @namespace, pod), metadata => metadata with
        {
            Annotations = ready is { } value
                ? (metadata.Annotations ?? []).With(FaultAnnotations.Ready, value ? "true" : "false")
                : metadata.Annotations?.Without(FaultAnnotations.Ready),
        });

    /// <summary>Ends a running container by itself. Its pod's restart policy decides what follows.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container's name; null for the pod's first.</param>
    /// <param name="exitCode">The exit code, 0 to 255.</param>
    /// <returns>The pod; 404 when there is none, 400 when it has no such container, 409 when that does not run.</returns>
    public ApiResult<Pod> Crash(string? @namespace, string pod, string? container = null, int exitCode = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exitCode);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exitCode, 255);
        var key = ObjectKey.Of("Pod", @namespace, pod);
        if (Snapshot.Find(key) is not Pod found)
        {
            return ApiError.NotFound(key);
        }

        var name = container ?? found.Spec?.Containers.FirstOrDefault()?.Name;
        var (spec, status) = ContainerStates.All(found).FirstOrDefault(pair => pair.Spec.Name == name);
        if (status?.State?.Running is null)
        {
            return (found.Spec?.InitContainers ?? []).Concat(found.Spec?.Containers ?? []).Any(c => c.Name == name)
                ? ApiError.Conflict(key, $"container {name} is not running")
                : new ApiError(StatusReason.BadRequest, $"container {name} is not valid for pod {pod}");
        }

        return _kubelet.End(found, spec, status, exitCode) is { } error ? error : ApiResult<Pod>.Success((Pod)Snapshot.Find(key)!);
    }

    /// <summary>Ends a pod for good, as its node does under pressure or when it is shut down. A StatefulSet replaces it.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="reason">The STATUS that is then shown. Default <c>Evicted</c>.</param>
    /// <param name="message">The text for people.</param>
    /// <returns>The pod, or 404.</returns>
    public ApiResult<Pod> Fail(string? @namespace, string pod, string reason = "Evicted", string message = "The node was low on resource: memory.")
    {
        var key = ObjectKey.Of("Pod", @namespace, pod);
        return Snapshot.Find(key) is not Pod found ? ApiError.NotFound(key)
            : _kubelet.Fail(found, reason, message) is { } error ? error
            : ApiResult<Pod>.Success((Pod)Snapshot.Find(key)!);
    }

    private ApiResult<T> EditMetadata<T>(ObjectKey key, Func<ObjectMeta, ObjectMeta> edit)
        where T : class, IKubernetesObject =>
        Snapshot.Find(key) is T found
            ? Store.Update((T)found.WithMetadata(edit(found.Metadata) with { ResourceVersion = null }))
            : ApiError.NotFound(key);
}
