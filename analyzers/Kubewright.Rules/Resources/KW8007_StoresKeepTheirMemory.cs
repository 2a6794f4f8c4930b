using Kubewright.Rules.Views;

namespace Kubewright.Rules.Resources;

/// <summary>A database or queue requests the memory that it may use.</summary>
public sealed class StoresKeepTheirMemory() : StatefulSetRule(new(
    "KW8007", "store-not-guaranteed", "A database or queue requests the memory that it may use",
    RuleCategory.Resources, Severity.Info, RulePreset.All, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        // Where the pod as a whole has resources, those count.
        if (!set.Template.Spec.Resources.At.IsAbsent)
        {
            return;
        }

        foreach (var container in PodContainers.Running(set.Template.Spec))
        {
            var (request, limit) = (container.View.Resources.Requests[ResourceLists.Memory], container.View.Resources.Limits[ResourceLists.Memory]);
            if (!container.View.Image.TryGet(out var image) || context.Options.Images.Find(image) is not { } facts || ResourceLists.Quantity(request) is not { } asked)
            {
                continue;
            }

            var most = ResourceLists.Quantity(limit);
            // More than the limit is a mistake of its own.
            if (limit.IsAbsent || asked < most)
            {
                context.Report(
                    request.At,
                    $"{context.Object} requests {request} of memory for {container}, which runs {facts.Product} and may use {(limit.IsAbsent ? "any amount" : limit.ToString())}: "
                    + "a store that uses more than it requests is killed early when the node runs short. Set the request to the limit.",
                    limit.IsAbsent
                        ? new FixHint($"Limit the memory to {request}", new SetValueEdit(context.Object.Key, limit.Path, Build.Text(request.ToString())))
                        : new FixHint($"Request {limit} of memory", new SetValueEdit(context.Object.Key, request.Path, Build.Text(limit.ToString()))));
            }
        }
    }
}
