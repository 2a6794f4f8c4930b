using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>There are enough volumes for claims that nobody provisions.</summary>
public sealed class StaticVolumesSuffice() : StatefulSetRule(new(
    "KW3003", "static-pv-shortage", "There are enough volumes for claims that nobody provisions",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var storage = StaticStorage.Of(context.Manifests);
        var supplies = storage.OfSet(context.Object).ToList();
        // Without any volume of the class among the manifests, something else makes them.
        if (!storage.IsClosed(context.Cluster)
            || supplies.Find(supply => supply.FirstPending is not null && storage.OfClass(supply.Claims.Class!).Any()) is not { } shortest)
        {
            return;
        }

        var (wanted, served) = (supplies.Sum(static supply => supply.Wanted), supplies.Sum(static supply => supply.Served));
        var claims = shortest.Claims;
        context.Report(
            claims.Template.Spec.StorageClassName.At,
            $"{context.Object} makes {wanted} {(wanted == 1 ? "claim" : "claims")} on volumes that are made beforehand, but the PersistentVolumes among the manifests can serve {served} of them: "
            + $"claim '{claims.ClaimName(shortest.FirstPending!.Value)}' is never bound, and its pod stays Pending. "
            + $"Add {wanted - served} PersistentVolume{(wanted - served == 1 ? "" : "s")} that {(wanted - served == 1 ? "fits" : "fit")}, or lower replicas.",
            fix: null,
            [.. storage.OfClass(claims.Class!).Select(static volume => volume.Object.Origin)]);
    }
}
