using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>What a container may do, after the pod's security context and its own. Windows has other means and is left out.</summary>
internal static class LinuxPods
{
    /// <summary>The capability that is as good as root on the node.</summary>
    public const string SysAdmin = "SYS_ADMIN";

    /// <summary>The containers of a pod that runs on Linux; none when it runs on Windows, or nobody can say.</summary>
    public static IEnumerable<PodContainer> Containers(PodSpecView pod) => IsLinux(pod) ? PodContainers.Of(pod) : [];

    /// <summary>Whether the pod certainly does not ask for Windows.</summary>
    public static bool IsLinux(PodSpecView pod)
    {
        var (os, node) = (pod.Os.Name, pod.NodeSelector["kubernetes.io/os"]);
        return (os.IsAbsent || os.Is("linux") == true) && (node.IsAbsent || node.Is("linux") == true);
    }

    /// <summary>What counts for a container: what it writes itself, else what its pod writes.</summary>
    public static Value<T> Effective<T>(Value<T> ofContainer, Value<T> ofPod)
        where T : notnull => ofContainer.IsAbsent ? ofPod : ofContainer;

    /// <summary>Whether the container has the rights of root on the node anyhow: it is privileged, or gets <see cref="SysAdmin"/>; null when nobody can say.</summary>
    public static bool? IsAllPowerful(SecurityContextView security) => security.Privileged.Is(true) | Adds(security, SysAdmin);

    /// <summary>A capability as the kernel's lists have it: <c>NET_RAW</c> for <c>cap_net_raw</c>.</summary>
    public static string Capability(string text)
    {
        var upper = text.ToUpperInvariant();
        return upper.StartsWith("CAP_", System.StringComparison.Ordinal) ? upper.Substring(4) : upper;
    }

    private static bool? Adds(SecurityContextView security, string capability)
    {
        var added = security.Capabilities.Add;
        return added.Any(item => item.TryGet(out var text) && Capability(text) == capability) ? true
            : added.IsComplete && added.All(static item => item.IsKnown) ? false
            : null;
    }
}
