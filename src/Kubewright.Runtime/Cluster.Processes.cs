namespace Kubewright.Runtime;

/// <content>Programs in containers that somebody is connected to while they run.</content>
public sealed partial class Cluster
{
    private const int MostTriesToEnd = 5;

    /// <summary>Why no program can be started in a container; null when one can.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the default one.</param>
    public ApiError? ExecRefusal(string? @namespace, string pod, string? container) =>
        ContainerExec.Choose(Snapshot, ObjectKey.Of("Pod", @namespace, pod), container, out var found, out var name) ?? ContainerExec.Refusal(found!, name);

    /// <summary>Starts a program in a running container and connects to it, as <c>kubectl exec -i</c> does. It takes the cluster's time, and ends with its container.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the default one.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="isTerminal">Whether to connect it to a terminal: a shell then prompts, and what is typed is shown.</param>
    /// <exception cref="ArgumentException"><paramref name="command"/> is empty.</exception>
    public ApiResult<ContainerProcess> StartProcess(string? @namespace, string pod, string? container, IReadOnlyList<string> command, bool isTerminal = false)
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

        ContainerInstance instance;
        lock (_containers.Gate)
        {
            instance = _containers.Open(found!, name);
        }

        var process = ContainerProcess.Start(_containers, instance, Clock, command, isTerminal, log: null, ended: null);
        EndWithContainer(process, instance);
        return ApiResult<ContainerProcess>.Success(process);
    }

    /// <summary>Connects to the command of a container that reads its standard input, as <c>kubectl attach -i</c> does. The first to connect starts it; its end is the container's.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the default one.</param>
    /// <param name="isTerminal">Whether to connect it to a terminal.</param>
    /// <param name="process">The command; null when it reads no input, or the simulation does not know it: there is only its log to follow.</param>
    /// <returns>Why nobody can be connected; null when somebody is.</returns>
    public ApiError? Attach(string? @namespace, string pod, string? container, bool isTerminal, out ContainerProcess? process)
    {
        process = null;
        var key = ObjectKey.Of("Pod", @namespace, pod);
        if ((ContainerExec.Choose(Snapshot, key, container, out var found, out var name) ?? ContainerExec.Refusal(found!, name)) is { } error)
        {
            return error;
        }

        ContainerInstance instance;
        var isFirst = false;
        lock (_containers.Gate)
        {
            instance = _containers.Open(found!, name);
            if (instance.Spec.Stdin != true || MainRun.ProgramOf(instance.Spec) is not { } program)
            {
                return null;
            }

            IReadOnlyList<string> command = instance.Command.Count > 0 ? instance.Command : [program];
            isFirst = instance.Attached is null;
            instance.Attached ??= ContainerProcess.Start(_containers, instance, Clock, command, isTerminal, instance.Log, code => End(key, instance, code));
            if (!instance.Attached.TryConnect())
            {
                return ApiError.Conflict(key, $"somebody else is attached to container {name}");
            }
        }

        process = instance.Attached;
        if (isFirst)
        {
            EndWithContainer(process, instance);
        }

        return null;
    }

    /// <summary>Reads the log of a container while it is written.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; null for the default one.</param>
    /// <param name="previous">Whether to read the log of the container's run before its last restart.</param>
    /// <param name="isFromNow">Whether to leave out what was written before.</param>
    public ApiResult<ContainerLogReader> FollowLog(string? @namespace, string pod, string? container = null, bool previous = false, bool isFromNow = false)
    {
        var key = ObjectKey.Of("Pod", @namespace, pod);
        if (ContainerExec.Choose(Snapshot, key, container, out var found, out var name) is { } error)
        {
            return error;
        }

        lock (_containers.Gate)
        {
            if (LogOf(found!, name, previous, out var refused) is not { } log)
            {
                return refused!;
            }

            var instance = _containers.Open(found!, name);
            return ApiResult<ContainerLogReader>.Success(new ContainerLogReader(_containers, log, () => !previous && Runs(Snapshot.Find(key), instance), isFromNow));
        }
    }

    /// <summary>Asks the simulated web server of a pod, as the API server's proxy and <c>kubectl port-forward</c> do.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="port">The port.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path with its leading slash.</param>
    /// <param name="agent">How the client calls itself.</param>
    /// <param name="client">The address that asks.</param>
    /// <returns>The answer; null when nothing listens there.</returns>
    public HttpExchange? Fetch(string? @namespace, string pod, int port, string method, string path, string agent = "", string client = "127.0.0.1")
    {
        lock (_containers.Gate)
        {
            return Snapshot.Find(ObjectKey.Of("Pod", @namespace, pod)) is Pod found && _containers.Network.Fetch(found, port, client, method, path, agent) is { IsConnected: true } reply
                ? new HttpExchange(reply.Status, reply.ContentType, reply.Server, reply.Modified, ByteText.ToBytes(reply.Body))
                : null;
        }
    }

    /// <summary>Whether a simulated web server of a pod listens on a port.</summary>
    /// <param name="namespace">The pod's namespace; null for <c>default</c>.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="port">The port.</param>
    public bool Listens(string? @namespace, string pod, int port)
    {
        lock (_containers.Gate)
        {
            return Snapshot.Find(ObjectKey.Of("Pod", @namespace, pod)) is Pod found && _containers.Network.ServerOf(found, port) is not null;
        }
    }

    /// <summary>A ready pod behind a Service, headless or not; they take turns.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="port">The name or number of its port; empty for its only one.</param>
    /// <param name="target">The port of the pod.</param>
    /// <returns>Null when there is no such port, or nobody is ready.</returns>
    public Pod? EndpointOf(Service service, string port, out int target)
    {
        ArgumentNullException.ThrowIfNull(service);
        var ports = service.Spec?.Ports ?? [];
        var wanted = port is { Length: > 0 }
            ? ports.FirstOrDefault(p => p.Name == port || p.Port.ToString(System.Globalization.CultureInfo.InvariantCulture) == port)
            : ports is [var only] ? only : null;
        lock (_containers.Gate)
        {
            var found = wanted is null ? null : _containers.Network.Target(service, wanted, Snapshot);
            target = found?.Port ?? 0;
            return found?.Pod;
        }
    }

    /// <summary>Ends a process when its container does. Not to be called with the containers' gate held: the store, which then calls back, comes first.</summary>
    private void EndWithContainer(ContainerProcess process, ContainerInstance instance)
    {
        var key = ObjectKey.Of(instance.Pod);
        var subscription = Store.Subscribe(change =>
        {
            if (change.Key == key && !Runs(change.New, instance))
            {
                process.Dispose();
            }
        });
        _ = process.Exit.ContinueWith(_ => subscription.Dispose(), TaskScheduler.Default);
        if (!Runs(Snapshot.Find(key), instance))
        {
            process.Dispose();
        }
    }

    /// <summary>Whether a container still runs, and was not started again.</summary>
    private static bool Runs(IKubernetesObject? obj, ContainerInstance instance) =>
        obj is Pod pod
        && pod.Metadata.Uid == instance.Pod.Metadata.Uid
        && ContainerHost.StatusOf(pod, instance.Spec.Name) is { State.Running: not null } status
        && status.RestartCount == instance.RestartCount;

    /// <summary>Ends a container because its command has ended.</summary>
    private void End(ObjectKey key, ContainerInstance instance, int exitCode)
    {
        for (var left = MostTriesToEnd; left > 0; left--)
        {
            if (Snapshot.Find(key) is not Pod pod
                || !Runs(pod, instance)
                || _kubelet.End(pod, instance.Spec, ContainerHost.StatusOf(pod, instance.Spec.Name)!, exitCode) is not { Reason: StatusReason.Conflict })
            {
                return;
            }
        }
    }
}
