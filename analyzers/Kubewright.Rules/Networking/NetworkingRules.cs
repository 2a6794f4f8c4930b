using System.Collections.Immutable;

namespace Kubewright.Rules.Networking;

/// <summary>The rules of the category.</summary>
internal static class NetworkingRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new GoverningServiceExists(),
        new GoverningServiceIsHeadless(),
        new GoverningServiceSelectsThePods(),
        new TargetPortNamesExist(),
        new PeersFindPodsThatAreNotReady(),
        new PeerAddressesAreInRange(),
        new PeerAddressesNameTheGoverningService(),
        new ContainerPortNamesAreValid(),
        new PortsOfAServiceHaveNames(),
        new PodsHaveStableNames(),
        new PoliciesLetPeersIn(),
        new ServiceNameIsADnsLabel(),
        new PeerListsNameEachPod(),
        new ServiceSelectsPods(),
        new ServicePortsAreValid(),
        new HostNetworkKeepsClusterDns(),
        new GoverningServiceSelectsOwnPodsOnly(),
        new ClusterIPStays(),
        new PerPodServicesNamePods(),
        new GoverningServiceIsInTheNamespace(),
        new HeadlessPortsAreNotRemapped(),
        new HostNameFitsTheKernel(),
        new NameOfAServiceIsADnsLabel(),
        new ServicePortsMeetTheirProtocol(),
        new HostPortsLeaveRoomForReplicas(),
        new TargetPortsAreDeclared(),
        new HeadlessServiceHasNoOuterAddress(),
        new ContainersShareNoPort(),
        new ContainerPortsAreInRange(),
        new PolicySelectsThePods(),
        new ServiceStaysInside(),
    ];
}
