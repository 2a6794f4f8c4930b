using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Security;

/// <summary>The service account that the pods use is among the manifests.</summary>
public sealed class ServiceAccountExists() : StatefulSetRule(new(
    "KW7003", "service-account-unknown", "The service account that the pods use is among the manifests",
    RuleCategory.Security, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var account = ServiceAccounts.Of(set.Template.Spec);
        if (!account.TryGet(out var target) || target.IsExternal || target.Name is "" or ServiceAccounts.Default
            || context.Cluster.HasExternal(ServiceAccountView.ObjectKind, target.Name, context.Object)
            || context.Manifests.Find(ServiceAccountView.ObjectKind, target.Name, context.Object) is not { IsMissing: true } lookup)
        {
            return;
        }

        var names = context.Manifests.OfKind(ServiceAccountView.ObjectKind).Where(static item => item.Name.IsKnown).Select(static item => item.Name.ToString());
        var near = ClosestName.Find(target.Name, names);
        var fact = !lookup.Elsewhere.IsEmpty ? "the one of that name is in another namespace"
            : "no ServiceAccount among the manifests has that name" + (near is null ? "" : $" (the closest is '{near}')");
        context.Report(
            account.At,
            $"{context.Object} runs its pods as the service account '{target.Name}', but {fact}: as long as the account is missing, no pod can be created. "
            + "Add a ServiceAccount of that name, or declare it external when another project owns it.",
            Fix(context.Object, target.Name),
            [.. lookup.Elsewhere.Select(static item => item.Origin)]);
    }

    private static FixHint Fix(ManifestObject set, string name)
    {
        var metadata = new List<(string, Node)> { ("name", Build.Text(name)) };
        if (set.Namespace.TryGet(out var ns))
        {
            metadata.Add(("namespace", Build.Text(ns)));
        }

        return new FixHint($"Add a ServiceAccount '{name}'", new AddObjectEdit(set.Key, Build.Object(
            ("apiVersion", Build.Text(ServiceAccountView.ObjectKind.ApiVersion)),
            ("kind", Build.Text(ServiceAccountView.ObjectKind.Kind)),
            ("metadata", Build.Object(metadata)))));
    }
}
