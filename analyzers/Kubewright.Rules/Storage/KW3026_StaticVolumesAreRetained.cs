using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>Volumes that someone wrote keep their data.</summary>
public sealed class StaticVolumesAreRetained() : Rule(new(
    "KW3026", "pv-reclaim-not-retain", "Volumes that someone wrote keep their data",
    RuleCategory.Storage, Severity.Warning, RulePreset.Production, RuleScope.Object), PersistentVolumeView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var policy = new PersistentVolumeView(context.Object.At).Spec.PersistentVolumeReclaimPolicy;
        var consequence = policy.Is("Delete") == true ? "deletes the volume and its data when its claim goes"
            : policy.Is("Recycle") == true ? "wipes the data when its claim goes, by a way of Kubernetes that is deprecated"
            : null;
        if (consequence is not null)
        {
            context.Report(
                policy.At,
                $"{context.Object} {consequence}: a claim that is deleted by mistake takes the data with it. Set persistentVolumeReclaimPolicy to Retain.",
                new FixHint("Set persistentVolumeReclaimPolicy to Retain", new SetValueEdit(context.Object.Key, policy.Path, Build.Text("Retain"))));
        }
    }
}
