namespace Kubewright.Runtime;

/// <summary>A port of a node that a container takes for itself (<c>hostPort</c>).</summary>
/// <param name="Number">The port.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Address">The address of the node it is taken on; empty for all of them.</param>
public readonly record struct HostPort(int Number, Protocol Protocol, string Address)
{
    /// <summary>Whether two containers cannot have both.</summary>
    public bool Collides(HostPort other) =>
        Number == other.Number && Protocol == other.Protocol && (Address.Length == 0 || other.Address.Length == 0 || Address == other.Address);

    /// <summary>The ports that a pod takes on its node.</summary>
    internal static IEnumerable<HostPort> Of(Pod pod)
    {
        var isHost = pod.Spec?.HostNetwork == true;
        foreach (var container in pod.Spec?.Containers ?? [])
        {
            foreach (var port in container.Ports ?? [])
            {
                if ((port.HostPort ?? (isHost ? port.Number : 0)) is var number and > 0)
                {
                    yield return new HostPort(number, port.Protocol ?? Protocol.TCP, port.HostIP is null or "0.0.0.0" ? "" : port.HostIP);
                }
            }
        }
    }
}
