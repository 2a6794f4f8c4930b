using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Networking;

/// <summary>Each address of a pod names the Service and the namespace of its set.</summary>
public sealed class PeerAddressesNameTheGoverningService() : PeerRule(new(
    "KW2007", "peer-address-wrong-service", "Each address of a pod names the Service and the namespace of its set",
    RuleCategory.Networking, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    private protected override void Check(RuleContext context, PeerText text)
    {
        var wrong = PeerAddress.In(text.Text)
            .Select(address => new Target(address, address.Target(context.Manifests, context.Object)))
            .Where(pair => pair.Set is not null && WrongService(context, pair.Address, pair.Set) is not null)
            .ToList();
        if (wrong.Count > 0)
        {
            var (address, set) = wrong[0];
            var service = ServiceOf(set!)!;
            context.Report(
                text.At,
                $"{context.Object} names {Names(wrong.Select(static pair => pair.Address))} in {text.Place}, but the pods of {set} have their names under its governing Service '{service}': "
                + $"{(wrong.Count == 1 ? "the name does" : "the names do")} not resolve. Write '{address.Set}-{address.Ordinal}.{service}'.",
                new FixHint($"Name the Service '{service}'", new SetValueEdit(context.Object.Key, text.At.Path, Build.Text(Corrected(text.Text, wrong)))),
                new StatefulSetView(set!.At).Spec.ServiceName.Origin);
        }
        else if (WrongNamespace(context, text) is { } elsewhere)
        {
            context.Report(
                text.At,
                $"{context.Object} names '{elsewhere.Text}' in {text.Place}, but the set is in namespace '{context.Object.Namespace}', not in '{elsewhere.Namespace}': the name does not resolve to its pods. "
                + $"Write '{context.Object.Namespace}', or leave the namespace out.",
                fix: null,
                context.Object.Namespace.Origin);
        }
    }

    private sealed record Target(PeerAddress Address, ManifestObject? Set);

    private static string? ServiceOf(ManifestObject set) => new StatefulSetView(set.At).Spec.ServiceName.TryGet(out var service) && service.Name.Length > 0 ? service.Name : null;

    /// <summary>The name of the Service where the address certainly means the pod and names another: it is qualified, that Service exists, or it is a misspelling.</summary>
    private static string? WrongService(RuleContext context, PeerAddress address, ManifestObject set) =>
        ServiceOf(set) is { } service
        && address.Service != service
        && (address.IsQualified
            || context.Manifests.Find(ServiceView.ObjectKind, address.Service, set).Found is not null
            || ClosestName.Find(address.Service, [service]) is not null)
            ? address.Service
            : null;

    /// <summary>The address of a pod of the very set that holds the text, in a namespace that the set is not in and no set of that name is.</summary>
    private static PeerAddress? WrongNamespace(RuleContext context, PeerText text) =>
        context.Object.Is(StatefulSetView.ObjectKind) == true && context.Object.Namespace.TryGet(out var own) && ServiceOf(context.Object) is { } service
            ? PeerAddress.In(text.Text).FirstOrDefault(address =>
                address.IsQualified && address.Service == service && address.Namespace != own && context.Object.Name.Is(address.Set) == true
                && context.Manifests.Find(StatefulSetView.ObjectKind, address.Set, context.Object).Elsewhere.IsEmpty)
            : null;

    private static string Names(IEnumerable<PeerAddress> addresses) => Phrases.And([.. addresses.Select(static address => $"'{address.Text}'").Distinct()]);

    private static string Corrected(string text, List<Target> wrong)
    {
        // From the end, so that the places before keep their numbers.
        foreach (var (address, set) in wrong.OrderByDescending(static pair => pair.Address.ServiceIndex))
        {
            text = text.Remove(address.ServiceIndex, address.Service.Length).Insert(address.ServiceIndex, ServiceOf(set!)!);
        }

        return text;
    }
}
