namespace Kubewright.Runtime;

/// <summary>
/// Ephemeral containers, which <c>kubectl debug</c> adds to a pod that runs. They run like others but that they never
/// restart, and that neither the phase of the pod nor its readiness depends on them.
/// </summary>
internal static class DebugContainers
{
    /// <summary>The pod's ephemeral containers as ordinary ones, which have all of the same fields.</summary>
    public static IEnumerable<Container> Specs(Pod pod) => (pod.Spec?.EphemeralContainers ?? []).Select(ToContainer);

    /// <summary>The status of every ephemeral container, with its spec.</summary>
    public static IEnumerable<(Container Spec, ContainerStatus Status)> All(Pod pod)
    {
        if (pod.Status?.EphemeralContainerStatuses is not { Count: > 0 } statuses)
        {
            yield break;
        }

        foreach (var spec in Specs(pod))
        {
            if (statuses.FirstOrDefault(status => status.Name == spec.Name) is { } status)
            {
                yield return (spec, status);
            }
        }
    }

    /// <summary>Whether a container of the pod is an ephemeral one.</summary>
    public static bool Has(Pod pod, string name) => pod.Spec?.EphemeralContainers is { Count: > 0 } debuggers && debuggers.Any(debugger => debugger.Name == name);

    /// <summary>The ephemeral containers that the node has not taken over yet.</summary>
    public static IEnumerable<Container> New(Pod pod) => pod.Spec?.EphemeralContainers is { Count: > 0 }
        ? Specs(pod).Where(spec => pod.Status?.EphemeralContainerStatuses?.Any(status => status.Name == spec.Name) != true)
        : [];

    /// <summary>What comes of starting the new ones.</summary>
    public static PodStageEffect Start(PodStageContext context)
    {
        List<Container> added = [.. New(context.Pod)];
        var status = context.Pod.Status!;
        var pod = context.Pod with
        {
            Status = status with
            {
                EphemeralContainerStatuses = [.. status.EphemeralContainerStatuses ?? [], .. added.Select(static container => ContainerStatusBuilder.New(container, "ContainerCreating"))],
            },
        };
        var start = new ContainerStart(context with { Pod = pod });
        foreach (var container in added)
        {
            var mustPull = ContainerStart.MustPull(context, container);
            start.Tell(mustPull ? "Pulling" : "Pulled", mustPull ? $"Pulling image \"{container.Image}\"" : $"Container image \"{container.Image}\" already present on machine", container.Name);
            if (mustPull && !ContainerFaults.IsImageMissing(context, container))
            {
                start.Tell("Pulled", ContainerStart.PulledText(context, container.Image ?? ""), container.Name);
            }

            start.Start(container, pod.Status.EphemeralContainerStatuses.First(known => known.Name == container.Name));
        }

        return start.ToEffect();
    }

    private static Container ToContainer(EphemeralContainer ephemeral)
    {
        var writer = new NodeManifestWriter();
        ephemeral.Write(writer);
        return Container.Read(new NodeManifestReader(writer.Root, []))!;
    }
}
