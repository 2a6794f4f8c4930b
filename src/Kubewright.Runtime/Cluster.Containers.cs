namespace Kubewright.Runtime;

/// <content>What happens inside containers: commands, logs, names.</content>
public sealed partial class Cluster
{
    private readonly ContainerHost _containers;

    /// <summary>Runs a command in a running container, as <c>kubectl exec</c> does. It is complete when the call returns; the clock does not move.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the one the annotation <c>kubectl.kubernetes.io/default-container</c> names, or the first.</param>
    /// <param name="command">The program and its arguments; a shell is used only when it is named: <c>sh -c …</c>.</param>
    /// <param name="stdin">What the program reads; null for nothing.</param>
    /// <exception cref="ArgumentException"><paramref name="command"/> is empty.</exception>
    public ExecResult Exec(string? @namespace, string pod, string? container, IReadOnlyList<string> command, string? stdin = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(pod);
        ArgumentNullException.ThrowIfNull(command);
        if (command.Count == 0)
        {
            throw new ArgumentException("A command needs at least the name of a program.", nameof(command));
        }

        if ((ContainerExec.Choose(Snapshot, ObjectKey.Of("Pod", @namespace, pod), container, out var found, out var name)
            ?? ContainerExec.Refusal(found!, name)) is { } error)
        {
            return error;
        }

        lock (_containers.Gate)
        {
            var result = ContainerExec.Run(_containers.Open(found!, name), command, stdin, _containers.Now);
            _containers.Publish();
            return result;
        }
    }

    /// <summary>
    /// Calls <paramref name="onChange"/> with the files of a PersistentVolume whenever a command in a container has changed
    /// them, before the command's result is given out. One at a time can hear this; null ends it.
    /// </summary>
    public void FollowFiles(Action<VolumeImage>? onChange)
    {
        lock (_containers.Gate)
        {
            _containers.OnFilesChanged = onChange;
        }
    }

    /// <summary>Opens a shell in a running container that lines can be typed into, as <c>kubectl exec -it … -- sh</c> does.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the default one.</param>
    /// <param name="shell">The shell's name, for its messages.</param>
    public ApiResult<ExecSession> OpenShell(string? @namespace, string pod, string? container, string shell = "sh")
    {
        var key = ObjectKey.Of("Pod", @namespace, pod);
        if ((ContainerExec.Choose(Snapshot, key, container, out var found, out var name) ?? ContainerExec.Refusal(found!, name)) is { } error)
        {
            return error;
        }

        lock (_containers.Gate)
        {
            var instance = _containers.Open(found!, name);
            return ApiResult<ExecSession>.Success(new ExecSession(_containers, instance, shell, Refusal));
        }

        ApiError? Refusal() => Snapshot.Find(key) is Pod now && now.Metadata.Uid == found!.Metadata.Uid
            ? ContainerExec.Refusal(now, name)
            : ApiError.NotFound(key);
    }

    /// <summary>The log of a container, oldest line first, at most its last 2,000 lines.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the default one.</param>
    /// <param name="previous">Whether to read the log of the container's run before its last restart.</param>
    public ApiResult<IReadOnlyList<ContainerLogLine>> Logs(string? @namespace, string pod, string? container = null, bool previous = false)
    {
        if (ContainerExec.Choose(Snapshot, ObjectKey.Of("Pod", @namespace, pod), container, out var found, out var name) is { } error)
        {
            return error;
        }

        lock (_containers.Gate)
        {
            return LogOf(found!, name, previous, out var refused) is { } log
                ? ApiResult<IReadOnlyList<ContainerLogLine>>.Success(log.Lines)
                : refused!;
        }
    }

    /// <summary>The log of a container's run, or of the run before that. Of a container between two runs both are that of the run that has ended.</summary>
    private ContainerLog? LogOf(Pod pod, string container, bool previous, out ApiError? error)
    {
        error = null;
        var status = ContainerHost.StatusOf(pod, container);
        var isWaiting = status?.State is not ({ Running: not null } or { Terminated: not null });
        var isBetweenRuns = isWaiting && status?.LastState?.Terminated is not null;
        if (isWaiting && !isBetweenRuns)
        {
            error = new ApiError(
                StatusReason.BadRequest,
                previous
                    ? $"previous terminated container \"{container}\" in pod \"{pod.Metadata.Name}\" not found"
                    : $"container \"{container}\" in pod \"{pod.Metadata.Name}\" is waiting to start: {status?.State?.Waiting?.Reason ?? "ContainerCreating"}");
            return null;
        }

        var log = _containers.LogOf(pod, container, previous && !isBetweenRuns);
        error = log is null ? new ApiError(StatusReason.BadRequest, $"previous terminated container \"{container}\" in pod \"{pod.Metadata.Name}\" not found") : null;
        return log;
    }

    /// <summary>
    /// The addresses of a name as they are now, looked up as a program in a pod does: a short name is tried in the search
    /// domains first. Unlike that program it is not told what the DNS server still remembers.
    /// </summary>
    /// <param name="name">For example <c>web-0.nginx</c>.</param>
    /// <param name="fromNamespace">The namespace of the pod that asks; null for <c>default</c>.</param>
    /// <returns>Empty when there is no such name.</returns>
    public IReadOnlyList<string> Resolve(string name, string? fromNamespace = null) =>
        [.. new DnsResolver(Snapshot).ResolveFrom(fromNamespace ?? KindInfo.DefaultNamespace, name).Records
            .Where(static r => r.Type is DnsRecordType.A or DnsRecordType.Aaaa)
            .Select(static r => r.Value)];

    /// <summary>Looks up records of one type, as <c>dig</c> does: the name is a full one.</summary>
    /// <param name="name">For example <c>_web._tcp.nginx.default.svc.cluster.local</c>.</param>
    /// <param name="type">The type of record wanted.</param>
    public DnsAnswer LookUp(string name, DnsRecordType type) => new DnsResolver(Snapshot).Resolve(name, type);
}
