using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>No request is larger than its limit.</summary>
public sealed class RequestsFitTheLimits() : StatefulSetRule(new(
    "KW8002", "request-over-limit", "No request is larger than its limit",
    RuleCategory.Resources, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var (owner, resources) in ResourceLists.Of(set.Template.Spec))
        {
            foreach (var request in resources.Requests)
            {
                if (ResourceLists.Quantity(request.Value) is not { } asked || asked < QuantityValue.Of(0))
                {
                    continue;
                }

                var limit = resources.Limits[request.Key];
                var isNeverLent = ResourceLists.IsNeverLent(request.Key);
                var fact = ResourceLists.Quantity(limit) is { } most
                    ? asked > most ? $"more than the limit {limit}"
                    : isNeverLent && asked < most ? $"less than the limit {limit}, and this resource is not lent out"
                    : null
                    : isNeverLent && limit.IsAbsent ? "without a limit, and this resource is not lent out" : null;
                if (fact is not null)
                {
                    context.Report(
                        request.Value.At,
                        $"{context.Object} requests {request.Value} of {request.Key} for {owner}, {fact}: Kubernetes refuses such pods, so none is created. "
                        + (isNeverLent ? "Set the limit to the request." : "Raise the limit, or lower the request."),
                        new FixHint($"Set the limit of {request.Key} to {request.Value}", new SetValueEdit(context.Object.Key, limit.Path, Build.Text(request.Value.ToString()))),
                        [.. new[] { limit }.Where(static item => item.IsKnown).Select(static item => item.Origin)]);
                }
            }
        }
    }
}
