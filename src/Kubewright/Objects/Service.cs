using Kubewright.Schema;

namespace Kubewright;

public sealed partial record Service
{
    /// <summary>
    /// A headless service (<c>clusterIP: None</c>): no address of its own; DNS answers with the pods' addresses and gives
    /// each pod of a StatefulSet its name.
    /// </summary>
    /// <param name="name">The service's name; a StatefulSet names it as its service.</param>
    /// <param name="selector">The labels of the pods.</param>
    /// <param name="ports">The pods' ports, for SRV records; there may be none.</param>
    [SchemaConstant("spec.clusterIP", "None")]
    public static Service Headless(
        [SchemaPath("metadata.name")] string name,
        [SchemaPath("spec.selector")] Labels selector,
        [SchemaPath("spec.ports")] params ServicePort[] ports)
    {
        ArgumentNullException.ThrowIfNull(ports);
        var service = new Service(name) { ClusterIP = Kubewright.ClusterIP.None, Selector = selector };
        return ports.Length == 0 ? service : service with { Ports = ports };
    }
}
