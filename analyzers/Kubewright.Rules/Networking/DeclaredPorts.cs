using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>The ports that the containers and sidecars of a pod declare.</summary>
/// <param name="Ports">Those that are known.</param>
/// <param name="IsComplete">Whether there are certainly no others.</param>
internal sealed record DeclaredPorts(ImmutableArray<ContainerPortView> Ports, bool IsComplete)
{
    /// <summary>The protocol of a port that writes none.</summary>
    public const string DefaultProtocol = "TCP";

    /// <summary>The ports of a pod.</summary>
    public static DeclaredPorts Of(PodSpecView pod)
    {
        var containers = PodContainers.Of(pod).Where(static container => container.RunsOn != false).ToList();
        return new DeclaredPorts(
            [.. containers.Where(static container => container.RunsOn == true).SelectMany(static container => container.View.Ports)],
            PodContainers.AreComplete(pod) && containers.TrueForAll(static container => container.RunsOn == true && container.View.Ports.IsComplete));
    }

    /// <summary>The protocol as written, TCP where none is; null when nobody can say.</summary>
    public static string? Protocol(Value<string> protocol) => protocol.TryGet(out var text) ? text : protocol.IsAbsent ? DefaultProtocol : null;
}
