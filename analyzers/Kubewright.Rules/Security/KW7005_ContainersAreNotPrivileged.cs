using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>No container is privileged.</summary>
public sealed class ContainersAreNotPrivileged() : StatefulSetRule(new(
    "KW7005", "privileged-container", "No container is privileged",
    RuleCategory.Security, Severity.Warning, RulePreset.Production, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            var privileged = container.View.SecurityContext.Privileged;
            if (privileged.Is(true) == true)
            {
                context.Report(
                    privileged.At,
                    $"{context.Object} runs {container} privileged: it has every device and every right of root on the node. Remove privileged, and add the capabilities that it needs by name.",
                    new FixHint("Remove privileged", new RemoveValueEdit(context.Object.Key, privileged.Path)));
            }
        }
    }
}
