using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Availability;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>Each address of a pod names one that the set has.</summary>
public sealed class PeerAddressesAreInRange() : PeerRule(new(
    "KW2006", "peer-address-out-of-range", "Each address of a pod names one that the set has",
    RuleCategory.Networking, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    private protected override void Check(RuleContext context, PeerText text)
    {
        foreach (var group in Pods(context, text).GroupBy(static pod => pod.Set))
        {
            var set = group.Key;
            var spec = new StatefulSetView(set.At).Spec;
            if (Ordinals.Of(spec) is not { } ordinals || group.All(pod => ordinals.Contains(pod.Ordinal)) || AutoscalerIndex.MayScale(set, context.Manifests))
            {
                continue;
            }

            var wrong = group.Where(pod => !ordinals.Contains(pod.Ordinal)).Select(static pod => $"'{pod.Text}'").Distinct().ToList();
            context.Report(
                text.At,
                $"{context.Object} names {Phrases.And(wrong)} in {text.Place}, but {(ReferenceEquals(set, context.Object) ? "it" : set.ToString())} has {ordinals.Pods(set.Name.ToString())}: "
                + $"{(wrong.Count == 1 ? "the name does" : "the names do")} not resolve. Take {(wrong.Count == 1 ? "it" : "them")} out, or raise the replicas.",
                fix: null,
                spec.Replicas.Origin);
        }
    }

    private static IEnumerable<Peer> Pods(RuleContext context, PeerText text)
    {
        foreach (var address in PeerAddress.In(text.Text))
        {
            if (address.Target(context.Manifests, context.Object) is { } set && new StatefulSetView(set.At).Spec.ServiceName.TryGet(out var service) && service.Name == address.Service)
            {
                yield return new Peer(set, address.Ordinal, address.Text);
            }
        }

        // Lists of members may name pods without their Service, as nodes name themselves.
        foreach (var member in text.List is null ? [] : text.Text.Split(','))
        {
            if (PeerAddress.Pod(member.Trim()) is var (name, ordinal) && context.Object.Name.Is(name) == true && context.Object.Is(StatefulSetView.ObjectKind) == true)
            {
                yield return new Peer(context.Object, ordinal, member.Trim());
            }
        }
    }

    // A class, as code over classes is shared and compiled beforehand.
    private sealed record Peer(ManifestObject Set, long Ordinal, string Text);
}
