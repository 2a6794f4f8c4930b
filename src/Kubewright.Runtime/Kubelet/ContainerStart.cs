using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Starts containers: what comes of it, what the node remembers, and which events tell of it.</summary>
internal sealed class ContainerStart(PodStageContext context)
{
    /// <summary>The new statuses: of one container mostly, for which a dictionary would be much.</summary>
    private readonly List<ContainerStatus> _statuses = new(1);
    private readonly ImmutableArray<PodEvent>.Builder _events = ImmutableArray.CreateBuilder<PodEvent>(2);
    private ImmutableArray<string> _images = [];
    private PodLocalState _local = context.Local;

    /// <summary>Starts a container, unless its image is missing. One that ends at once is never seen running.</summary>
    public ContainerStart Start(Container container, ContainerStatus status)
    {
        if (!HasImage(container, status))
        {
            return this;
        }

        var crash = ContainerFaults.CrashOf(context, container, ContainerStatusBuilder.NextStart(status));
        _local = _local.With(container.Name, local => local with { StartedAt = context.Now, IsProbeReported = false });
        Tell("Created", $"Created container: {container.Name}", container.Name);
        Tell("Started", $"Started container {container.Name}", container.Name);
        if (crash is { After.Ticks: 0 } && (ContainerStates.IsSidecar(container) || !ContainerStates.IsInit(context.Pod, container)))
        {
            return End(container, status, crash.ExitCode);
        }

        var running = ContainerStatusBuilder.Running(context, container, status);
        Put(ContainerStates.MustEnd(context.Pod, container) ? running with { Ready = false } : running);
        return this;
    }

    /// <summary>Starts containers for the first time, all at one instant; nothing has to be remembered of those that just run.</summary>
    public ContainerStart StartTogether(IEnumerable<(Container Spec, ContainerStatus Status)> containers)
    {
        _local = _local with { StartedAt = context.Now };
        foreach (var (spec, status) in containers)
        {
            if (context.Faults.IsEmpty)
            {
                Tell("Created", $"Created container: {spec.Name}", spec.Name);
                Tell("Started", $"Started container {spec.Name}", spec.Name);
                Put(ContainerStatusBuilder.Running(context, spec, status));
            }
            else
            {
                Start(spec, status);
            }
        }

        return this;
    }

    /// <summary>Runs an init container from its start to its end.</summary>
    public ContainerStart Run(Container container, ContainerStatus status)
    {
        var isRunning = status.State?.Running is not null;
        if (!isRunning && !HasImage(container, status))
        {
            return this;
        }

        if (!isRunning)
        {
            Tell("Created", $"Created container: {container.Name}", container.Name);
            Tell("Started", $"Started container {container.Name}", container.Name);
        }

        var start = isRunning ? status.RestartCount + 1 : ContainerStatusBuilder.NextStart(status);
        var exitCode = ContainerFaults.CrashOf(context, container, start)?.ExitCode ?? 0;
        return End(container, status, exitCode);
    }

    /// <summary>Ends a container, running or just started.</summary>
    public ContainerStart End(Container container, ContainerStatus status, int exitCode)
    {
        var ended = ContainerStatusBuilder.Ended(context, status, exitCode, context.Local.Since);
        var remembered = _local.Of(container.Name);
        var startedAt = status.State?.Running is null ? context.Now : Readiness.StartOf(context, container, status);
        var wait = RestartBackOff.Next(ended.RestartCount == 0 ? null : remembered.RestartDelay, context.Now - startedAt);
        if (exitCode != 0 || ContainerStates.Restarts(context.Pod, container, exitCode))
        {
            _local = _local.With(container.Name, local => local with { EndedAt = context.Now, RestartDelay = wait });
        }

        // An init container is ready when it has done its work.
        Put(ended with { Ready = exitCode == 0 && ContainerStates.MustEnd(context.Pod, container) });
        return this;
    }

    /// <summary>Says something about a container.</summary>
    public ContainerStart Tell(string reason, string message, string container, EventType type = EventType.Normal)
    {
        _events.Add(new PodEvent(reason, message, container, type));
        return this;
    }

    /// <summary>What has come of it all.</summary>
    public PodStageEffect ToEffect() => new()
    {
        Status = PodStatusBuilder.With(context, status => _statuses.Find(changed => changed.Name == status.Name) ?? status),
        Local = _local,
        Events = _events.DrainToImmutable(),
        Images = _images,
    };

    /// <summary>Whether an image has to be pulled before its container starts.</summary>
    public static bool MustPull(PodStageContext context, Container container) => (container.ImagePullPolicy ?? PullPolicy.IfNotPresent) switch
    {
        PullPolicy.Always => true,
        PullPolicy.Never => false,
        _ => !context.NodeImages.Contains(container.Image ?? ""),
    };

    /// <summary>How long a successful pull took, as events say it.</summary>
    public static string PulledText(PodStageContext context, string image) => string.Create(
        CultureInfo.InvariantCulture,
        $"Successfully pulled image \"{image}\" in {ContainerFaults.PullTime(context).TotalSeconds:0.###}s");

    private void Put(ContainerStatus status)
    {
        _statuses.RemoveAll(known => known.Name == status.Name);
        _statuses.Add(status);
    }

    private bool HasImage(Container container, ContainerStatus status)
    {
        var image = container.Image ?? "";
        var failures = _local.Of(container.Name).PullFailures;
        if (!ContainerFaults.IsImageMissing(context, container) || !MustPull(context, container))
        {
            if (failures > 0)
            {
                _local = _local.With(container.Name, static local => local with { PullFailures = 0 });
                _images = _images.Add(image);
                Tell("Pulled", PulledText(context, image), container.Name);
            }

            return true;
        }

        var message = $"failed to pull and unpack image \"{image}\": not found";
        _local = _local.With(container.Name, local => local with { PullFailures = failures + 1, PullFailedAt = context.Now });
        Put(ContainerStatusBuilder.Waiting(status, ContainerStates.PullError, message));
        Tell("Failed", $"Failed to pull image \"{image}\": {message}", container.Name, EventType.Warning);
        Tell("Failed", $"Error: {ContainerStates.PullError}", container.Name, EventType.Warning);
        return false;
    }
}
