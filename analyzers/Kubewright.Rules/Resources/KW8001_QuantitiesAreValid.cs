using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>Each amount of a resource is a quantity.</summary>
public sealed class QuantitiesAreValid() : StatefulSetRule(new(
    "KW8001", "quantity-invalid", "Each amount of a resource is a quantity",
    RuleCategory.Resources, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var (resource, quantity) in Quantities(set))
        {
            if (!quantity.TryGet(out var text))
            {
                continue;
            }

            if (!QuantityValue.TryParse(text, out var value))
            {
                var mended = QuantitySpelling.Mend(text);
                context.Report(
                    quantity.At,
                    $"{context.Object} has '{text}' as {resource}, which is no quantity: the API server rejects the set. "
                    + (mended is null ? "Write a number with a suffix such as m, k, M, G, Ki, Mi or Gi." : $"Write '{mended}'."),
                    mended is null ? null : new FixHint($"Write '{mended}'", new SetValueEdit(context.Object.Key, quantity.Path, Build.Text(mended))));
            }
            else if (value < QuantityValue.Of(0))
            {
                context.Report(quantity.At, $"{context.Object} has '{text}' as {resource}, and nothing can be had in negative amounts: Kubernetes refuses it. Write 0 or more.");
            }
            else if (!value.IsWhole && ResourceLists.IsExtended(resource))
            {
                context.Report(quantity.At, $"{context.Object} has '{text}' as {resource}, which is counted whole: Kubernetes refuses such pods, so none is created. Write a whole number.");
            }
        }
    }

    private static IEnumerable<MapEntry<Value<string>>> Quantities(StatefulSetSpecView set)
    {
        var pod = set.Template.Spec;
        var lists = ResourceLists.Of(pod).SelectMany(static item => new[] { item.Resources.Requests, item.Resources.Limits })
            .Append(pod.Overhead)
            .Concat(set.VolumeClaimTemplates.SelectMany(static claim => new[] { claim.Spec.Resources.Requests, claim.Spec.Resources.Limits }));
        return lists.SelectMany(static list => list)
            .Concat(pod.Volumes.Select(static volume => new MapEntry<Value<string>>("sizeLimit", volume.EmptyDir.SizeLimit)));
    }
}
