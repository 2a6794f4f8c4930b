using System;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>The storage classes that claim templates name exist.</summary>
public sealed class StorageClassesExist() : StatefulSetRule(new(
    "KW3019", "storage-class-unknown", "The storage classes that claim templates name exist",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (context.Cluster.StorageClasses is not { } classes)
        {
            return;
        }

        foreach (var template in set.VolumeClaimTemplates)
        {
            var reference = template.Spec.StorageClassName;
            if (!reference.TryGet(out var name) || name.Name.Length == 0 || name.IsExternal || classes.Contains(name.Name)
                || context.Cluster.HasExternal(StorageClassView.ObjectKind, name.Name)
                || !context.Manifests.Find(StorageClassView.ObjectKind, name.Name, null).IsMissing
                || !StaticStorage.Of(context.Manifests).IsComplete || StaticStorage.Of(context.Manifests).OfClass(name.Name).Any())
            {
                continue;
            }

            var known = context.Manifests.OfKind(StorageClassView.ObjectKind).Where(static item => item.Name.IsKnown).Select(static item => item.Name.ToString()).Concat(classes.OrderBy(static item => item, StringComparer.Ordinal));
            var closest = ClosestName.Find(name.Name, known);
            context.Report(
                reference.At,
                $"{context.Object} has {ClaimText.Of(template)} with the storage class '{name}', which is neither among the manifests nor among the classes of the cluster"
                + (closest is null ? "" : $" (the closest is '{closest}')")
                + ": its claims are never bound, and the pods stay Pending. Name a class that the cluster has.",
                closest is null ? null : new FixHint($"Use the storage class '{closest}'", new SetValueEdit(context.Object.Key, reference.Path, Build.Text(closest))));
        }
    }
}
