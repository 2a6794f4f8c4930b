using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>No two containers of a pod declare one port or one port name.</summary>
public sealed class ContainersShareNoPort() : StatefulSetRule(new(
    "KW2028", "container-port-duplicate", "No two containers of a pod declare one port or one port name",
    RuleCategory.Networking, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var names = new Dictionary<string, PodContainer>();
        var numbers = new Dictionary<(string, long), PodContainer>();
        foreach (var container in PodContainers.Running(set.Template.Spec))
        {
            foreach (var port in container.View.Ports)
            {
                if (port.Number.TryGet(out var number) && DeclaredPorts.Protocol(port.Protocol) is { } protocol && First(numbers, (protocol, number), container) is { } sharer)
                {
                    context.Report(
                        port.Number.At,
                        $"{context.Object} declares port {number}/{protocol} in {sharer} and in {container}. The containers of a pod share one address, so the second process that listens there fails to start. "
                        + "Give one of them another port.",
                        fix: null,
                        sharer.View.Ports.At.Origin);
                }
                else if (port.Name.TryGet(out var name) && name.Length > 0 && First(names, name, container) is { } namesake)
                {
                    context.Report(
                        port.Name.At,
                        $"{context.Object} has a port '{name}' in {namesake} and in {container}. A Service that names it reaches the first only. Give one of them another name.",
                        fix: null,
                        namesake.View.Ports.At.Origin);
                }
            }
        }
    }

    /// <summary>The other container that has the key already; null when this is the first.</summary>
    private static PodContainer? First<T>(Dictionary<T, PodContainer> owners, T key, PodContainer container)
        where T : notnull
    {
        if (!owners.TryGetValue(key, out var owner))
        {
            owners.Add(key, container);
            return null;
        }

        return owner.View.At.Path == container.View.At.Path ? null : owner;
    }
}
