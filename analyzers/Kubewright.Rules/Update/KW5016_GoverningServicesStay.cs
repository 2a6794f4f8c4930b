using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Update;

/// <summary>The Service that governs a set stays among the manifests.</summary>
public sealed class GoverningServicesStay() : StatefulSetRule(new(
    "KW5016", "governing-service-removed", "The Service that governs a set stays among the manifests",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Previous))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (set.ServiceName.TryGet(out var reference)
            && reference is { IsExternal: false, Name: { Length: > 0 } name }
            && context.Manifests.Find(ServiceView.ObjectKind, name, context.Object) is { IsMissing: true, Elsewhere.IsEmpty: true }
            && context.Baseline!.Find(ServiceView.ObjectKind, name, context.Object).Found is { } removed)
        {
            context.Report(
                set.ServiceName.At,
                $"{context.Object} is governed by the Service '{name}', which was applied before and is among the manifests no more. Once it is deleted the pod names under '{name}' "
                + "stop resolving, and serviceName never changes. Put the Service back.",
                IsWritten(removed.At.Node) ? new FixHint("Put the Service back", new AddObjectEdit(context.Object.Key, removed.At.Node)) : null);
        }
    }

    private static bool IsWritten(Node node) => node is ObjectNode { IsOpen: false };
}
