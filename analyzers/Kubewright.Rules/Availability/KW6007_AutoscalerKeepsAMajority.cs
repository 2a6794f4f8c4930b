using Kubewright.Rules.Views;
using Kubewright.Rules.Views.Autoscaling;

namespace Kubewright.Rules.Availability;

/// <summary>An autoscaler keeps a majority of a set that needs one.</summary>
public sealed class AutoscalerKeepsAMajority() : StatefulSetRule(new(
    "KW6007", "hpa-below-quorum", "An autoscaler keeps a majority of a set that needs one",
    RuleCategory.Availability, Severity.Warning, RulePreset.Production, RuleScope.ManifestSet))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (AutoscalerIndex.Find(context.Object, context.Manifests) is not { } scaler || Quorum.Of(context.Object, set, context.Options) != true)
        {
            return;
        }

        var spec = new HorizontalPodAutoscalerView(scaler.At).Spec;
        var lowest = spec.MinReplicas.TryGet(out var written) ? written : spec.MinReplicas.IsAbsent ? 1 : (long?)null;
        if (lowest is not { } min || !spec.MaxReplicas.TryGet(out var max) || Fact(min, max) is not { } fact)
        {
            return;
        }

        context.Report(
            scaler,
            spec.MinReplicas.At,
            $"{scaler} may run {context.Object}, whose members need a majority, with {min} to {max} of them: {fact}. "
            + "Members are added to and removed from a quorum one at a time and on purpose. Set minReplicas and maxReplicas to one odd number, or remove the autoscaler.",
            null,
            context.Object.Origin);
    }

    private static string? Fact(long min, long max) =>
        min < Quorum.Majority(max) ? $"a majority of {max} needs {Quorum.Majority(max)}, so scaling down loses it"
        : max > min ? "an even number tolerates no more failures than one less"
        : null;
}
