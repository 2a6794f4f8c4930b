using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>The containers of a pod.</summary>
public static class PodContainers
{
    /// <summary>Every container that is known to be there: the init containers in their order, then the others.</summary>
    public static IEnumerable<PodContainer> Of(PodSpecView pod)
    {
        foreach (var container in pod.InitContainers)
        {
            var isSidecar = container.RestartPolicy.Is("Always");
            yield return new PodContainer(container, isSidecar switch { true => ContainerRole.Sidecar, false => ContainerRole.Init, null => null });
        }

        foreach (var container in pod.Containers)
        {
            yield return new PodContainer(container, ContainerRole.Main);
        }
    }

    /// <summary>The containers that run for as long as the pod does.</summary>
    public static IEnumerable<PodContainer> Running(PodSpecView pod) => Of(pod).Where(static container => container.RunsOn == true);

    /// <summary>Whether <see cref="Of"/> gives every container there is.</summary>
    public static bool AreComplete(PodSpecView pod) => pod.Containers.IsComplete && pod.InitContainers.IsComplete;
}
