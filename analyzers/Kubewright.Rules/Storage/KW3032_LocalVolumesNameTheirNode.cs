using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>A local volume says on which node it is.</summary>
public sealed class LocalVolumesNameTheirNode() : Rule(new(
    "KW3032", "pv-local-no-affinity", "A local volume says on which node it is",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.Object), PersistentVolumeView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var spec = new PersistentVolumeView(context.Object.At).Spec;
        var terms = spec.NodeAffinity.Required.NodeSelectorTerms;
        if (spec.Local.Path.TryGet(out var path) && terms.IsComplete && terms.Count == 0)
        {
            context.Report(
                spec.Local.Path.At,
                $"{context.Object} is the local directory '{path}', but no node affinity says on which node: the API server refuses it. "
                + "Set nodeAffinity.required to the node's kubernetes.io/hostname.");
        }
    }
}
