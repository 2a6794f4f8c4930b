using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>maxUnavailable of an update is a number from 1, or a percentage.</summary>
public sealed class MaxUnavailableIsValid() : StatefulSetRule(new(
    "KW5027", "max-unavailable-invalid", "maxUnavailable of an update is a number from 1 or a percentage",
    RuleCategory.Update, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var value = set.UpdateStrategy.RollingUpdate.MaxUnavailable;
        if (!value.TryGet(out var written) || MaxUnavailable.Problem(written) is not { } problem)
        {
            return;
        }

        var (fact, cure, fix) = (
            $"{context.Object} has maxUnavailable '{written}': {problem}.",
            "Write a number of pods from 1 on, or a percentage from 1% to 100%.",
            MaxUnavailable.Fix(context.Object, set, 1));
        if (MaxUnavailable.IsIgnored(context.Cluster) == true)
        {
            context.ReportAs(Severity.Warning, value.At, $"{fact} Kubernetes {context.Cluster.Version} drops the field, and an API server that knows it refuses the set. {cure}", fix);
        }
        else
        {
            context.Report(value.At, $"{fact} The API server refuses the set. {cure}", fix);
        }
    }
}
