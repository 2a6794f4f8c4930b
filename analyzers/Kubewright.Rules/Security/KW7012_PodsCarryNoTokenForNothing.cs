using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>Pods carry a token of the API server only when they say so.</summary>
public sealed class PodsCarryNoTokenForNothing() : StatefulSetRule(new(
    "KW7012", "service-account-token", "Pods carry a token of the API server only when they say so",
    RuleCategory.Security, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        var (mounts, account) = (pod.AutomountServiceAccountToken, ServiceAccounts.Of(pod));
        if (account.IsUnknown || mounts.IsUnknown || mounts.Is(false) == true)
        {
            return;
        }

        var name = account.TryGet(out var written) && written.Name.Length > 0 ? written.Name : ServiceAccounts.Default;
        if (name != ServiceAccounts.Default && (mounts.IsKnown || MayRefuse(context, name)))
        {
            return;
        }

        context.Report(
            mounts.At,
            $"{context.Object} puts the token of the service account '{name}' into every container: an intruder calls the API server with it, and most stores never need it. "
            + "Set automountServiceAccountToken to false, or name an account of its own and set it to true when the pods call the API server.",
            new FixHint("Mount no token", new SetValueEdit(context.Object.Key, mounts.Path, Build.Flag(false))));
    }

    /// <summary>Whether the account may refuse by itself to have its token mounted.</summary>
    private static bool MayRefuse(RuleContext context, string name) =>
        context.Manifests.Find(ServiceAccountView.ObjectKind, name, context.Object).Found is not { } account
        || new ServiceAccountView(account.At).AutomountServiceAccountToken.Is(false) != false;
}
