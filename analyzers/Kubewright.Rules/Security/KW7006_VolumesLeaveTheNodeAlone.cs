using System;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>No volume is a folder of the node.</summary>
public sealed class VolumesLeaveTheNodeAlone() : StatefulSetRule(new(
    "KW7006", "host-path-volume", "No volume is a folder of the node",
    RuleCategory.Security, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    private static readonly string[] Sockets = ["docker.sock", "containerd.sock", "crio.sock", "cri-dockerd.sock"];
    private static readonly string[] Sensitive = ["/", "/boot", "/dev", "/etc", "/lib", "/lib64", "/proc", "/root", "/sys", "/usr", "/var", "/var/lib/kubelet", "/var/lib/etcd", "/var/run", "/run"];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var volume in set.Template.Spec.Volumes)
        {
            if (volume.HostPath.At.IsKnown)
            {
                var at = volume.HostPath.Path;
                var path = at.TryGet(out var text) ? text : "";
                context.Report(
                    at.IsKnown ? at.At : volume.HostPath.At,
                    $"{context.Object} exposes {(path.Length == 0 ? "a path" : $"'{path}'")} of the node by the volume{(volume.Name.TryGet(out var name) ? $" '{name}'" : "")}: {Danger(path)}. "
                    + "Use a claim template for data that stays, and an emptyDir for the rest.");
            }
        }
    }

    private static string Danger(string path)
    {
        var trimmed = path.Length > 1 ? path.TrimEnd('/') : path;
        return Sockets.Any(socket => trimmed.EndsWith("/" + socket, StringComparison.Ordinal)) ? "through the runtime's socket the container commands every container of the node"
            : Sensitive.Contains(trimmed) ? "the container reaches the node's own files"
            : "the data stays on one node, and a pod that moves finds other data or none";
    }
}
