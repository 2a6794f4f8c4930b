using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A check of what changes in a StatefulSet that was applied before.</summary>
/// <param name="descriptor">What is the same for every finding.</param>
public abstract class SetUpdateRule(RuleDescriptor descriptor) : StatefulSetRule(descriptor)
{
    /// <inheritdoc/>
    protected sealed override void Check(RuleContext context, StatefulSetSpecView set)
    {
        if (context.Previous is { } previous)
        {
            Check(context, new SetUpdate(context.Object, new StatefulSetView(previous.At).Spec, set));
        }
    }

    /// <summary>Checks the change.</summary>
    /// <param name="context">The set as it is to be applied, and where to report.</param>
    /// <param name="update">The set before and after.</param>
    protected abstract void Check(RuleContext context, SetUpdate update);
}
