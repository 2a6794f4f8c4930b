using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>The volumes of claim templates can grow.</summary>
public sealed class VolumesCanGrow() : Rule(new(
    "KW3031", "storage-class-no-expansion", "The volumes of claim templates can grow",
    RuleCategory.Storage, Severity.Info, RulePreset.All, RuleScope.ManifestSet), StorageClassView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var found = new StorageClassView(context.Object.At);
        var users = context.Object.Name.TryGet(out var name) ? ClaimIndex.Of(context.Manifests).OfClass(name).ToList() : [];
        if (users.Count == 0 || found.AllowVolumeExpansion.IsUnknown || found.AllowVolumeExpansion.Is(true) == true || found.Provisioner.Is(ClaimText.NoProvisioner) != false)
        {
            return;
        }

        context.Report(
            found.AllowVolumeExpansion.At,
            $"{context.Object} does not allow its volumes to grow: when {ClaimText.Of(users[0].Template)} of {users[0].Set} is full, its data has to be moved to new claims. "
            + "Set allowVolumeExpansion to true if the provisioner can do it.",
            new FixHint("Set allowVolumeExpansion to true", new SetValueEdit(context.Object.Key, found.AllowVolumeExpansion.Path, Build.Flag(true))),
            users[0].Template.Metadata.Name.Origin);
    }
}
