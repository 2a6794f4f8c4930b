using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>A Service stays headless, or keeps its address.</summary>
public sealed class ClusterIPStays() : Rule(
    new(
        "KW2018", "service-clusterip-changed", "A Service stays headless, or keeps its address",
        RuleCategory.Networking, Severity.Error, RulePreset.Default, RuleScope.Previous),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (context.Previous is not { } previous)
        {
            return;
        }

        var (before, now) = (new ServiceView(previous.At).Spec, new ServiceView(context.Object.At).Spec);
        // A type without an address sets it free, and an address that is no longer written stays as it is.
        var isChanged = HasAddress(before) == true && HasAddress(now) == true && IsWritten(now.ClusterIP) && IsHeadless(before) != IsHeadless(now);
        if (!isChanged || IsHeadless(before) is not { } wasHeadless)
        {
            return;
        }

        FixEdit revert = IsWritten(before.ClusterIP)
            ? new SetValueEdit(context.Object.Key, now.ClusterIP.Path, Build.Text(before.ClusterIP.ToString()))
            : new RemoveValueEdit(context.Object.Key, now.ClusterIP.Path);
        context.Report(
            now.ClusterIP.At,
            $"{context.Object} {(wasHeadless ? $"was headless and now asks for the address {now.ClusterIP}" : "had an address and is now to be headless")}, and clusterIP can never be changed: the API server refuses the update. "
            + "Leave it as it was, or delete the Service and apply it anew; until then its name resolves to nothing.",
            new FixHint("Leave clusterIP as it was", revert));
    }

    private static bool? HasAddress(ServiceSpecView service) => !service.Type.Is("ExternalName");

    private static bool IsWritten(Value<string> address) => address.TryGet(out var text) && text.Length > 0;

    private static bool? IsHeadless(ServiceSpecView service) => service.ClusterIP.Is(HeadlessService.None);
}
