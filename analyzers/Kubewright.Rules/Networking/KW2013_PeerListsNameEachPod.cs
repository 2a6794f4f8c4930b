using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Availability;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>A list of first members names each pod of the set.</summary>
public sealed class PeerListsNameEachPod() : StatefulSetRule(new(
    "KW2013", "peer-list-count-mismatch", "A list of first members names each pod of the set",
    RuleCategory.Networking, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    private static readonly char[] Separators = [',', ' ', '\n'];

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (Ordinals.Of(set) is not { } ordinals || !context.Object.Name.TryGet(out var name) || AutoscalerIndex.MayScale(context.Object, context.Manifests))
        {
            return;
        }

        foreach (var text in PeerText.Of(context.Object).Where(static text => text.List is not null))
        {
            // A pod that the set does not have is another rule's; a list with members from elsewhere has its own reasons.
            if (Members(text, name, set.ServiceName) is not { Count: > 0 } members || !members.All(ordinals.Contains) || members.Count == ordinals.Count)
            {
                continue;
            }

            context.Report(
                text.At,
                $"{context.Object} has {ordinals.Count} replicas, {ordinals.Pods(name)}, but {text.List} lists {members.Count} of them: "
                + "the other pods are no members of the cluster, or it forms without them. List each pod.",
                fix: null,
                set.Replicas.Origin);
        }
    }

    /// <summary>The ordinals that the list names; null when one of its items is no pod of the set.</summary>
    private static HashSet<long>? Members(PeerText text, string set, Value<NameReference> service)
    {
        var list = text.Text.StartsWith(text.List + "=", StringComparison.Ordinal) ? text.Text.Substring(text.List!.Length + 1) : text.Text;
        var ordinals = new HashSet<long>();
        foreach (var item in list.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var addresses = PeerAddress.In(item).Where(address => address.Set == set && service.TryGet(out var name) && name.Name == address.Service).Select(static address => address.Ordinal).ToList();
            if (addresses.Count > 0)
            {
                ordinals.Add(addresses[0]);
            }
            else if (PeerAddress.Pod(item) is var (bare, ordinal) && bare == set)
            {
                ordinals.Add(ordinal);
            }
            else
            {
                return null;
            }
        }

        return ordinals;
    }
}
