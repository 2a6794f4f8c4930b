using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>Follows ports of Services to ports of containers.</summary>
internal static class ServiceTargets
{
    /// <summary>The number or name that the port leads to: its own number unless another target is written; null when nobody can say.</summary>
    public static IntOrText? Of(ServicePortView port) =>
        port.TargetPort.TryGet(out var target) ? target
        : port.TargetPort.IsAbsent && port.Port.TryGet(out var number) ? new IntOrText(number, number.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : null;

    /// <summary>Whether the Service's port leads to the container's, whatever their protocols; null when nobody can say.</summary>
    public static bool? Means(ServicePortView port, ContainerPortView other) =>
        Of(port) is not { } target ? null : target.Number is { } number ? other.Number.Is(number) : other.Name.Is(target.Text);
}
